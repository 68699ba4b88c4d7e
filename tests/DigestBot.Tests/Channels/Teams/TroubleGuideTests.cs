using System.Net;
using System.Text.RegularExpressions;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Channels.Teams;

/// <summary>What docs/teams.md says is in the log, held against what is.</summary>
public sealed class TroubleGuideTests
{
    private const string AnotherApp = "99999999-2222-3333-4444-555555555555";

    private static readonly DateTimeOffset _due = BotHost.Monday.AddMinutes(30).AddSeconds(1);

    private static readonly Dictionary<string, Func<Task<IEnumerable<string>>>> _troubles = new(StringComparer.Ordinal)
    {
        ["no app id"] = () => NotStartedAsync(),
        ["no secret"] = () => NotStartedAsync("--MicrosoftAppId=x", "--MicrosoftAppTenantId=y"),
        ["no tenant"] = () => NotStartedAsync("--MicrosoftAppId=x", "--MicrosoftAppPassword=z"),
        ["no header"] = () => RefusedAsync(bot => bot.Stranger(null)),
        ["a token for another app"] = () =>
            RefusedAsync(bot => bot.Stranger(url => Token(bot, url, "aud", AnotherApp))),
        ["a wrong clock"] = () => RefusedAsync(bot => bot.Stranger(url => Token(bot, url, "exp", 1_700_000_000))),
        ["a token for another address"] = () =>
            RefusedAsync(bot => bot.Stranger(_ => bot.Token("https://elsewhere.example/"))),
        ["an unendorsed channel"] = () =>
            RefusedAsync(bot => new Person(bot.Host, bot.Connector) { Channel = "slack", Sign = bot.Token }),
        ["no signing keys"] = () =>
            RefusedAsync(bot =>
            {
                bot.Issuer.IsDown = true;
                return bot.Ann;
            }),
        ["a wrong secret"] = () => SilentAsync(bot => bot.Login.Secret = "another"),
        ["a refused token"] = () => SilentAsync(bot => bot.Connector.AcceptsToken = _ => false),
        ["a policy"] = () =>
            SilentAsync(bot => bot.Connector.Break(bot.Ann.Conversation, new ConnectorFault.Refuse(403, "Forbidden"))),
        ["the bot removed"] = () => ClosedAsync(new ConnectorFault.Refuse(403, "BotNotInConversationRoster")),
        ["the bot blocked"] = () => ClosedAsync(new ConnectorFault.Refuse(403, "MessageWritesBlocked")),
        ["the bot forbidden"] = () => ClosedAsync(new ConnectorFault.Refuse(403, "Forbidden")),
        ["the app blocked"] = () => ClosedAsync(new ConnectorFault.Refuse(403, "BotDisabledByAdmin")),
        ["a proxy in between"] = () => ClosedAsync(new ConnectorFault.Garbage(403)),
        ["the channel deleted"] = () => ClosedAsync(new ConnectorFault.Refuse(404, "ConversationNotFound")),
        ["a refused digest"] = () => ClosedAsync(new ConnectorFault.Refuse(401, "Unauthorized")),
    };

#if BOTBUILDER
    [Fact(Skip = "The SDK says in its own words why it refuses a token.")]
#else
    [Fact]
#endif
    public async Task Every_trouble_is_logged_as_the_guide_quotes_it_and_the_guide_quotes_nothing_else()
    {
        var quotes = Quotes().ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);

        foreach (var (trouble, provoke) in _troubles)
        {
            var said = (await provoke()).ToList();
            var found = quotes.Where(quote => said.Any(line => Pattern(quote).IsMatch(line))).ToList();

            found.ShouldNotBeEmpty($"{trouble}: {string.Join('\n', said)}");
            seen.UnionWith(found);
        }

        quotes.Except(seen).ShouldBeEmpty();
    }

    /// <summary>The first cells of the guide's tables.</summary>
    private static IEnumerable<string> Quotes() =>
        File.ReadAllText(Path.Combine(RealParts.Root, "docs", "teams.md"))
            .Split("## When something is wrong")[1]
            .Split('\n')
            .Select(line => Regex.Match(line, "^\\| `(?<quote>[^`]+)` \\|", RegexOptions.None, TimeSpan.FromSeconds(1)))
            .Where(row => row.Success)
            .Select(row => row.Groups["quote"].Value);

    private static Regex Pattern(string quote) =>
        new(
            Regex.Escape(quote).Replace("…", ".*", StringComparison.Ordinal),
            RegexOptions.Singleline,
            TimeSpan.FromSeconds(1)
        );

    private static async Task<IEnumerable<string>> NotStartedAsync(params string[] settings)
    {
        using var home = new Home();
        var run = await ProgramRun.InAsync(home, "Production", settings);
        run.ExitCode.ShouldBe(2, run.Error);
        return run.Error.Split('\n');
    }

    private static async Task<IEnumerable<string>> RefusedAsync(Func<Registered, Person> somebody)
    {
        await using var bot = await Registered.StartAsync(SomeArticle.Quad);
        (await somebody(bot).SayAsync("/topic quad")).ShouldBe(HttpStatusCode.Unauthorized);
        return bot.Host.Log.Lines;
    }

    private static async Task<IEnumerable<string>> SilentAsync(Action<Registered> breakIt)
    {
        await using var bot = await Registered.StartAsync(SomeArticle.Quad);
        bot.MayBeRefused = true;
        breakIt(bot);
        var asked = bot.Ann.SayAsync("/topic quad");
        await Eventually.TrueAsync(
            () =>
            {
                bot.Host.Time.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult(asked.IsCompleted);
            },
            () => $"The bot did not give up.\n{bot.Host.Log}"
        );
        return bot.Host.Log.Lines;
    }

    private static async Task<IEnumerable<string>> ClosedAsync(ConnectorFault answer)
    {
        await using var bot = await Registered.StartAsync(SomeArticle.Quad);
        await bot.Ann.AskAsync("/subscribe daily 08:30");
        bot.Connector.Break(bot.Ann.Conversation, answer);
        await bot.Host.AdvanceToAsync(_due);
        return bot.Host.Log.Lines;
    }

    private static string Token<T>(Registered bot, string serviceUrl, string claim, T value)
    {
        var token = bot.Issuer.ChannelToken(Registered.AppId, serviceUrl);
        token.Claims["nbf"] = bot.Host.Time.GetUtcNow().AddYears(-5).ToUnixTimeSeconds();
        token.Claims["exp"] = bot.Host.Time.GetUtcNow().AddHours(1).ToUnixTimeSeconds();
        token.Claims[claim] = System.Text.Json.Nodes.JsonValue.Create(value);
        return token.Sign();
    }
}
