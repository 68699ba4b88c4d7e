using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Wording;

/// <summary>In a language that is longer and marked, every answer fits, and nothing is said that is not from the files.</summary>
public sealed class PseudoTests(CardValidator cards) : IClassFixture<CardValidator>
{
    private const int MostBytes = 28 * 1024;

    [Fact]
    public async Task Every_answer_is_from_the_files_and_fits_into_a_card()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var host = await StartAsync();
        var ann = new Person(host, connector) { Locale = Pseudo.Tag };

        foreach (var asked in Everything.Asked)
        {
            var card = await ann.AskAsync(asked);

            card.Json.GetProperty("lang").GetString().ShouldBe("qps", asked);
            Pseudo.IsMarked(asked, host, [card.Summary, .. card.Text.Split('\n'), .. card.Buttons]);
            Encoding.UTF8.GetByteCount(card.Json.GetRawText()).ShouldBeLessThan(MostBytes, asked);
            cards.Problems(card.Json).ShouldBeEmpty(asked);
        }
    }

    [Fact]
    public async Task Every_answer_is_from_the_files_where_no_cards_are_shown()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var host = await StartAsync();
        var ann = new Person(host, connector) { Locale = Pseudo.Tag, Channel = "sms" };

        foreach (var asked in Everything.Asked)
        {
            var answer = (await ann.AskAsync(asked)).Activity;

            Pseudo.IsMarked(
                asked,
                host,
                [answer.GetProperty("summary").GetString()!, .. answer.GetProperty("text").GetString()!.Split('\n')]
            );
        }
    }

    [Fact]
    public async Task Every_answer_in_Slack_is_from_the_files_and_within_its_limits()
    {
        await using var slacking = await Slacking.StartAsync(null, Pseudo.Speak, Pseudo.Greek);
        slacking.Slack.One.Locales["U0001"] = Pseudo.Tag;

        foreach (var asked in Everything.Asked)
        {
            var answer = JsonNode.Parse((await slacking.Ann.CommandAsync($"/digestbot {asked[1..]}")).Json)!;

            Pseudo.IsMarked(
                asked,
                slacking.Host,
                [(string?)answer["text"] ?? "", .. BlockKit.Text(answer).Split('\n')]
            );
        }
    }

    [Fact]
    public async Task Slacks_own_views_are_from_the_files_and_within_its_limits()
    {
        await using var chat = await PostingToSlack.StartAsync(null, Pseudo.Speak, Pseudo.Greek);
        chat.Slack.One.Locales["U0001"] = Pseudo.Tag;

        await chat.OpenHomeAsync();
        Pseudo.IsMarked("home", chat.Host, BlockKit.Text(chat.HomeOf()).Split('\n'));
        await chat.OpenDialogAsync(BlockKit.Buttons(chat.HomeOf()!)[0]);
        Pseudo.IsMarked("dialog", chat.Host, BlockKit.Text(chat.Dialog).Split('\n'));
        await chat.SubscribeAsync("D0001", "08:30", user: "U0001");
        await chat.OpenHomeAsync();
        Pseudo.IsMarked("home", chat.Host, BlockKit.Text(chat.HomeOf()).Split('\n'));
    }

    [Fact]
    public async Task Digests_and_alerts_are_from_the_files()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var host = await StartAsync();
        var ann = new Person(host, connector) { Locale = Pseudo.Tag };
        await ann.AskAsync("/follow quad");
        await ann.AskAsync("/subscribe daily 08:30");

        await host.AdvanceToAsync(BotHost.Monday.AddMinutes(31));
        var digest = await ann.SeesAsync();
        await host.PublishAsync(
            "more.md",
            Pseudo
                .Greek.Replace("Τέσσερις σημαίες", "Πέντε", StringComparison.Ordinal)
                .Replace("τέσσερις", "πέντε", StringComparison.Ordinal)
                .Replace("-flags", "-more", StringComparison.Ordinal)
        );
        var before = connector.Received.Count;
        await Eventually.TrueAsync(
            () =>
            {
                host.Time.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult(connector.Received.Count > before);
            },
            () => $"No alert came.\n{host.Log}"
        );
        var alert = await ann.SeesAsync();

        foreach (var card in new[] { digest, alert })
            Pseudo.IsMarked("digest", host, [card.Summary, .. card.Text.Split('\n'), .. card.Buttons]);
    }

    private static Task<BotHost> StartAsync() => BotHost.StartAsync(null, null, Pseudo.Speak, Pseudo.Greek);
}
