using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Digests;

/// <summary>Articles that are edited: a section comes again only when it says something new, and then it says so.</summary>
public sealed class EditionTests
{
    private const string Harbour =
        "The old harbour was dredged in the spring after a long quarrel between the council and the ferry company. Two barges carried the mud out to sea every night while most people slept. Nobody had asked the oyster farmers what they thought of it.";

    private const string Bridge =
        "Engineers closed the railway bridge on Sunday because a pillar had moved by the width of a thumb. Trains go round by the mountain line until the pillar rests on rock again. Commuters have to leave their homes an hour earlier than before.";

    private const string Garden =
        "A botanist found a rare fern behind the theatre where the actors used to smoke between the scenes. The gardeners put a small fence around it and named it after the stage door. Visitors may look at it from a bench.";

    private static readonly string _article = SomeArticle.Of("Town", Harbour, Bridge, Garden);

    public static TheoryData<string, string> Immaterial =>
        new()
        {
            { "harbour was dredged", "harbor was dredged" },
            { "council and the ferry", "council, and the ferry" },
            { "every night while", "every night,  while" },
            { "## Town part 2", "## What happened to the bridge" },
            { "Two barges", "Three barges" },
            { " Nobody had asked the oyster farmers what they thought of it.", "" },
            { $"## Town part 1\n\n{Harbour}\n\n", "" },
            { "because a pillar had moved", "since a pillar had moved" },
            { " Commuters have", "\n\n## A new heading in the middle\n\nCommuters have" },
            { $"\n\n## Town part 3\n\n", "\n\n" },
            {
                $"{Bridge}\n\n## Town part 3\n\n{Garden}",
                $"{Garden}\n\n## Town part 3\n\n{Bridge.Replace("homes", "houses")}"
            },
        };

    public static TheoryData<string, string, string> Material =>
        new()
        {
            { "by the width of a thumb", "by 40 centimetres", "Town part 2" },
            {
                "Visitors may look at it from a bench.",
                "Vandals tore the whole plant out on Friday and the police are looking for three students.",
                "Town part 3"
            },
            { Harbour, $"{Harbour} {string.Join(' ', Bridge.Split(' ').Reverse())}", "Town part 1" },
        };

    [Theory]
    [MemberData(nameof(Immaterial))]
    public async Task An_edit_that_is_not_material_brings_nothing_again(string before, string after)
    {
        await using var chat = await Chatting.StartAsync(_article);
        await chat.Ann.AskAsync("/digest");

        await EditAsync(chat, before, after);

        (await chat.Ann.AskAsync("/digest")).Text.ShouldContain("Everything read so far");
    }

    [Theory]
    [MemberData(nameof(Immaterial))]
    public async Task Those_who_had_nothing_get_the_text_as_it_is_now(string before, string after)
    {
        await using var chat = await Chatting.StartAsync(_article);
        await EditAsync(chat, before, after);

        var digest = await chat.Ann.AskAsync("/digest");

        digest.Text.ShouldNotContain("Updated");
        digest.Text.ShouldContain("Read ›");
    }

    [Theory]
    [MemberData(nameof(Material))]
    public async Task A_section_that_says_something_new_comes_again_marked_as_updated(
        string before,
        string after,
        string heading
    )
    {
        await using var chat = await Chatting.StartAsync(_article);
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(31));
        await chat.Ann.SeesAsync();

        await EditAsync(chat, before, after);
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddDays(1).AddMinutes(31));

        var digest = await chat.Ann.SeesAsync();
        digest.Text.Split('\n').Where(line => line.Contains(" part ", StringComparison.Ordinal)).ShouldBe([heading]);
        digest.Text.ShouldContain("Updated · ");
    }

    [Fact]
    public async Task An_update_is_marked_where_no_cards_are_shown()
    {
        await using var chat = await Chatting.StartAsync(_article);
        var sam = new Person(chat.Host, chat.Connector, "slack-chat") { Channel = "slack" };
        await sam.AskAsync("/digest");

        await EditAsync(chat, "by the width of a thumb", "by 40 centimetres");

        (await sam.AskAsync("/digest"))
            .Activity.GetProperty("text")
            .GetString()!
            .ShouldContain("Town part 2 (updated)");
    }

    [Fact]
    public async Task Small_edits_that_add_up_are_told_once_they_matter()
    {
        await using var chat = await Chatting.StartAsync(_article);
        await chat.Ann.AskAsync("/digest");
        var words = Bridge.Split(' ');
        var shown = 0;

        for (var word = 1; word < words.Length; word += 4)
        {
            words[word] = "changed" + (char)('a' + word % 26);
            await EditAsync(chat, Bridge, string.Join(' ', words));
            shown += (await chat.Ann.AskAsync("/digest")).Text.Contains("Updated") ? 1 : 0;
        }

        shown.ShouldBeInRange(1, 3);
    }

    [Fact]
    public async Task Sections_that_were_joined_bring_nothing_to_those_who_had_both()
    {
        await using var chat = await Chatting.StartAsync(_article);
        await chat.Ann.AskAsync("/digest");

        await EditAsync(chat, $"{Bridge}\n\n## Town part 3\n\n{Garden}", $"{Garden}\n\n{Bridge}");

        (await chat.Ann.AskAsync("/digest")).Text.ShouldContain("Everything read so far");
    }

    [Fact]
    public async Task A_section_that_resembles_another_is_not_taken_for_it()
    {
        var tides = SomeArticle.Of(
            "Tides",
            "The tide at Brest was higher than usual this week and the boats stayed in. Fishermen waited."
        );
        await using var chat = await Chatting.StartAsync(tides);
        await chat.Ann.AskAsync("/digest");

        chat.Host.Write(
            "article-0.md",
            SomeArticle.Of(
                "Tides",
                "The tide at Brest was higher than usual this week and the boats stayed in.  Fishermen waited there.",
                "The tide at Kiel was higher than usual this week and the boats stayed in. Fishermen waited."
            )
        );
        await chat.Host.ScanAsync();

        var digest = await chat.Ann.AskAsync("/digest");
        digest.Text.ShouldContain("Kiel");
        digest.Text.ShouldNotContain("Brest");
    }

    private static async Task EditAsync(Chatting chat, string before, string after)
    {
        _article.ShouldContain(before);
        chat.Host.Time.Advance(TimeSpan.FromSeconds(1));
        chat.Host.Write("article-0.md", _article.Replace(before, after, StringComparison.Ordinal));
        await chat.Host.ScanAsync();
    }
}
