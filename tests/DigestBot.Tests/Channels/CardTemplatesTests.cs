using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using DigestBot.Cards;
using DigestBot.Channels;
using DigestBot.Testing;
using Microsoft.Extensions.Logging;

namespace DigestBot.Tests.Channels;

public sealed class CardTemplatesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cards").FullName;
    private readonly Heard _log = new();

    public CardTemplatesTests()
    {
        foreach (var channel in new[] { "teams", "slack" })
        {
            Directory.CreateDirectory(Path.Combine(_folder, channel));
            foreach (var path in Directory.EnumerateFiles(Path.Combine(RealParts.Root, "cards", channel)))
                File.Copy(path, Path.Combine(_folder, channel, Path.GetFileName(path)));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_shipped_templates_load()
    {
        using var cards = Load();
        foreach (var name in CardNames.All)
        {
            cards.Get("teams", name).ShouldNotBeNull();
            cards.Get("slack", name).ShouldNotBeNull();
        }
        cards.Get("teams", "digest").ShouldBeSameAs(cards.Get("teams", "digest"));
    }

    [Fact]
    public void A_broken_template_is_an_error_at_start_that_says_where()
    {
        Write("help", "{\n  \"text\": \"${conct(a)}\"\n}");
        var fault = Should.Throw<CardTemplateException>(Load);
        fault.Message.ShouldContain($"help.json(2,14): There is no function “conct”. Did you mean “concat”?");
    }

    [Fact]
    public void A_missing_template_is_an_error_at_start_that_names_it()
    {
        File.Delete(Path.Combine(_folder, "teams", "digest.json"));
        Should.Throw<FileNotFoundException>(Load).Message.ShouldContain("digest.json");
    }

    [Fact]
    public void A_template_that_is_missing_for_Slack_is_named_too()
    {
        File.Delete(Path.Combine(_folder, "slack", "home.json"));
        Should.Throw<FileNotFoundException>(Load).Message.ShouldContain("home.json");
    }

    [Theory]
    [InlineData("[]", "blocks")]
    [InlineData("""{ "type": "AdaptiveCard", "body": [] }""", "blocks")]
    [InlineData("""{ "blocks": [{ "type": "section", "text": { "type": "mrkdwn", "text": "${a}" } }] }""", "mrkdwn")]
    [InlineData("""{ "blocks": [{ "type": "markdown", "text": "${a}" }] }""", "markdown")]
    [InlineData("""{ "blocks": [{ "type": "${a}" }] }""", "type")]
    [InlineData(
        """{ "blocks": [{ "type": "rich_text", "elements": [{ "type": "broadcast", "range": "here" }] }] }""",
        "broadcast"
    )]
    public void A_Slack_template_that_could_make_markup_of_data_is_refused(string json, string named)
    {
        File.WriteAllText(Path.Combine(_folder, "slack", "help.json"), json);

        Should.Throw<CardTemplateException>(Load).Message.ShouldContain(named);
    }

    [Fact]
    public void A_missing_folder_is_an_error_at_start() =>
        Should
            .Throw<DirectoryNotFoundException>(() =>
                new CardTemplates(Path.Combine(_folder, "none"), _log, TimeProvider.System)
            )
            .Message.ShouldContain("none");

    [Fact]
    public void An_unknown_template_is_named()
    {
        using var cards = Load();
        Should.Throw<KeyNotFoundException>(() => cards.Get("teams", "nope")).Message.ShouldContain("nope.json");
    }

    [Fact]
    public async Task A_changed_template_is_taken_over()
    {
        using var cards = Load();
        Write("about", """{ "type": "AdaptiveCard", "text": "new ${a}" }""");
        (await _log.Next(TestContext.Current.CancellationToken)).ShouldContain("about.json was read again");
        Expand(cards.Get("teams", "about")).ShouldBe("""{"type":"AdaptiveCard","text":"new 1"}""");
    }

    [Fact]
    public async Task A_template_that_breaks_is_refused_and_the_last_good_one_stays()
    {
        using var cards = Load();
        var good = cards.Get("teams", "about");
        Write("about", """{ "text": "${" }""");
        (await _log.Next(TestContext.Current.CancellationToken)).ShouldContain("about.json(1,12)");
        cards.Get("teams", "about").ShouldBeSameAs(good);
        Write("about", """{ "type": "AdaptiveCard", "text": "mended" }""");
        (await _log.Next(TestContext.Current.CancellationToken)).ShouldContain("read again");
        Expand(cards.Get("teams", "about")).ShouldBe("""{"type":"AdaptiveCard","text":"mended"}""");
    }

    [Fact]
    public async Task A_file_that_is_put_in_place_by_renaming_is_taken_over()
    {
        using var cards = Load();
        var draft = Path.Combine(_folder, "draft.tmp");
        await File.WriteAllTextAsync(
            draft,
            """{ "type": "AdaptiveCard", "text": "moved" }""",
            TestContext.Current.CancellationToken
        );
        File.Move(draft, Path.Combine(_folder, "teams", "about.json"), overwrite: true);
        (await _log.Next(TestContext.Current.CancellationToken)).ShouldContain("read again");
        Expand(cards.Get("teams", "about")).ShouldBe("""{"type":"AdaptiveCard","text":"moved"}""");
    }

    private CardTemplates Load() => new(_folder, _log, TimeProvider.System);

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"text\"")]
    [InlineData("{ \"type\": \"Container\" }")]
    public void What_is_no_card_is_refused(string json)
    {
        Write("help", json);

        Should.Throw<CardTemplateException>(Load).Message.ShouldContain("AdaptiveCard");
    }

    private void Write(string name, string json) =>
        File.WriteAllText(Path.Combine(_folder, "teams", name + ".json"), json);

    private static string Expand(CardTemplate template)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
            template.Expand(JsonElement.Parse("""{ "a": 1 }"""), writer);
        return Encoding.UTF8.GetString(json.ToArray());
    }

    /// <summary>Hears what is logged, and waits for it.</summary>
    private sealed class Heard : ILogger<CardTemplates>
    {
        private readonly Channel<string> _messages = Channel.CreateUnbounded<string>();

        public ValueTask<string> Next(CancellationToken cancellation) => _messages.Reader.ReadAsync(cancellation);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => _messages.Writer.TryWrite(formatter(state, exception));
    }
}
