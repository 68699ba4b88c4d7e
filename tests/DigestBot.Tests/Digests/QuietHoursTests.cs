using System.Globalization;
using System.Text;
using DigestBot.BotFramework;
using DigestBot.Channels;
using DigestBot.Channels.Limits;
using DigestBot.Digests.Schedules;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests.Digests;

/// <summary>Hours in which a digest comes at its time or waits.</summary>
public sealed class QuietHoursTests
{
    private const string Ledger = "SELECT state || coalesce(': ' || error, '') FROM deliveries ORDER BY due, id";

    private static readonly DateTimeOffset _evening = new(2026, 11, 23, 21, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset _rush = new(2026, 11, 24, 6, 30, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset _morning = new(2026, 11, 24, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_digest_asked_for_in_quiet_hours_comes_at_its_time()
    {
        await using var chat = await Chatting.StartAsync(_evening, null, SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/quiet 22:00-07:00");

        var subscribed = await chat.Ann.AskAsync("/subscribe daily 05:00");
        var quiet = await chat.Ann.AskAsync("/quiet");
        await chat.Host.WalkToAsync(_morning.AddHours(-2).AddSeconds(2));

        subscribed.Text.ShouldContain(
            "That is within the quiet hours here (22:00-07:00); it comes at its time all the same."
        );
        quiet.Text.ShouldContain("Asked for in them: every day at 05:00.");
        (await chat.Host.QueryAsync<string>(Ledger)).ShouldBe(["sent"]);
    }

    [Fact]
    public async Task What_has_to_be_tried_again_waits_for_the_end_of_the_quiet_hours_and_is_not_late_for_that()
    {
        await using var chat = await Chatting.StartAsync(
            _evening,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Digests:CatchUpHours"] = "1" },
            SomeArticle.WithSections("Alpha", 3)
        );
        await chat.Ann.AskAsync("/quiet 22:00-07:00");
        await chat.Ann.AskAsync("/subscribe daily 22:00");
        chat.Connector.Script(new ConnectorFault.Refuse(500));
        var calls = chat.Connector.Calls;

        await chat.Host.AdvanceToAsync(_evening.AddHours(1).AddSeconds(2));
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(1));
        var held = await chat.Host.QueryAsync<string>(Ledger);
        await chat.Host.WalkToAsync(_morning.AddSeconds(-1));
        var callsAtNight = chat.Connector.Calls - calls;
        await chat.Host.WalkToAsync(_morning.AddSeconds(2));

        held.Single()
            .ShouldStartWith(
                "retrying: Held for quiet hours until Tue\u00A024\u00A0Nov, 07:00 GMT (Europe/London). Before that: The channel failed."
            );
        callsAtNight.ShouldBe(1);
        (await chat.Host.QueryAsync<string>(Ledger)).ShouldBe(["sent"]);
        (await chat.Host.CountAsync("SELECT held FROM deliveries")).ShouldBeInRange(8 * 3_600_000L, 9 * 3_600_000L);
    }

    [Fact]
    public async Task What_only_waits_for_its_turn_in_a_crowd_comes_all_the_same()
    {
        await using var chat = await CrowdedAsync();

        await chat.Host.AdvanceToAsync(_rush.AddMinutes(7));
        await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(5));

        (await chat.Host.QueryAsync<string>(Ledger)).ShouldBe(["sent", "sent"]);
    }

    [Fact]
    public async Task What_waited_for_its_turn_when_the_service_stopped_for_long_is_held()
    {
        await using var chat = await CrowdedAsync();
        await chat.Host.StopAsync();
        chat.Host.Time.Advance(TimeSpan.FromMinutes(15));

        await chat.Host.StartAsync();
        await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(2));

        (await chat.Host.QueryAsync<string>(Ledger)).ShouldAllBe(entry =>
            entry.StartsWith("pending: Held for quiet hours", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_the_service_slept_through_waits_for_the_end_of_the_quiet_hours()
    {
        await using var chat = await Chatting.StartAsync(
            _evening,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Digests:QuietHours"] = "22:00-07:00" },
            SomeArticle.WithSections("Alpha", 3)
        );
        await chat.Ann.AskAsync("/subscribe daily 21:30");
        await chat.Host.StopAsync();
        chat.Host.Time.Advance(TimeSpan.FromHours(3));

        await chat.Host.StartAsync();
        await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(2));
        var held = await chat.Host.QueryAsync<string>(Ledger);
        await chat.Host.WalkToAsync(_morning.AddSeconds(2));

        held.ShouldBe(["pending: Held for quiet hours until Tue\u00A024\u00A0Nov, 07:00 GMT (Europe/London)."]);
        (await chat.Host.QueryAsync<string>(Ledger)).ShouldBe(["sent"]);
    }

    [Fact]
    public async Task A_held_digest_whose_schedule_ends_meanwhile_is_not_posted()
    {
        await using var chat = await Chatting.StartAsync(
            _evening,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Digests:QuietHours"] = "22:00-07:00" },
            SomeArticle.WithSections("Alpha", 3)
        );
        await chat.Ann.AskAsync("/subscribe daily 22:30");
        chat.Connector.Script(new ConnectorFault.Refuse(502));
        await chat.Host.AdvanceToAsync(_evening.AddMinutes(91));

        await chat.Ann.AskAsync("/unsubscribe");
        await chat.Host.WalkToAsync(_morning.AddMinutes(1));

        (await chat.Host.QueryAsync<string>(Ledger)).ShouldBe(["missed: The subscription ended or was paused first."]);
    }

    [Fact]
    public async Task A_conversation_turns_the_quiet_hours_of_the_setting_off()
    {
        await using var chat = await Chatting.StartAsync(
            _evening,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Digests:QuietHours"] = "22:00-07:00" },
            SomeArticle.WithSections("Alpha", 3)
        );
        var before = await chat.Ann.AskAsync("/quiet");
        var off = await chat.Ann.PressAsync(before, "Turn off");
        await chat.Ann.AskAsync("/subscribe daily 22:30");
        chat.Connector.Script(new ConnectorFault.Refuse(502));

        await chat.Host.AdvanceToAsync(_evening.AddMinutes(90).AddSeconds(2));
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(1));

        before.Text.ShouldContain("Quiet hours: 22:00-07:00");
        off.Text.ShouldContain("No quiet hours here");
        (await chat.Host.QueryAsync<string>(Ledger)).ShouldBe(["sent"]);
    }

    [Fact]
    public async Task Quiet_hours_are_in_the_conversations_zone()
    {
        await using var chat = await Chatting.StartAsync(_evening, null, SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/zone Tokyo");
        await chat.Ann.AskAsync("/quiet 10pm to 8am");
        await chat.Ann.AskAsync("/subscribe daily 07:00");
        chat.Connector.Script(new ConnectorFault.Refuse(502));

        await chat.Host.AdvanceToAsync(_evening.AddHours(1).AddSeconds(2));
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(1));

        (await chat.Host.QueryAsync<string>(Ledger)).Single().ShouldContain("until Tue\u00A024\u00A0Nov, 08:00 JST");
        (await chat.Ann.AskAsync("/schedule")).Text.ShouldContain("Quiet hours: 22:00-08:00.");
    }

    [Theory]
    [InlineData("/quiet late")]
    [InlineData("/quiet 22:00-22:00")]
    [InlineData("/quiet 25-7")]
    [InlineData("/quiet 22:00")]
    public async Task What_is_no_span_gets_a_sentence(string said)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        (await chat.Ann.AskAsync(said)).Text.ShouldContain("is no span of the day");
    }

    [Theory]
    [InlineData("22:00-07:00", "2026-11-23T21:59:59Z", null)]
    [InlineData("22:00-07:00", "2026-11-23T22:00:00Z", "2026-11-24T07:00:00Z")]
    [InlineData("22:00-07:00", "2026-11-24T06:59:59Z", "2026-11-24T07:00:00Z")]
    [InlineData("22:00-07:00", "2026-11-24T07:00:00Z", null)]
    [InlineData("12:00-13:30", "2026-11-24T12:10:00Z", "2026-11-24T13:30:00Z")]
    [InlineData("22:00-01:30", "2027-03-27T23:00:00Z", "2027-03-28T01:00:00Z")]
    [InlineData("22:00-01:30", "2026-10-24T22:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("22 to 7", "2026-10-24T22:00:00Z", "2026-10-25T07:00:00Z")]
    public void Quiet_hours_end_on_the_wall_clock(string hours, string now, string? end) =>
        QuietHours.Parse(hours)!.EndAt(At(now), Zones.Known("Europe/London")!).ShouldBe(end is null ? null : At(end));

    /// <summary>So many of the tenant are due with Ann's two digests, and before them, that hers have their turn only after six minutes and a half.</summary>
    private static async Task<Chatting> CrowdedAsync()
    {
        const int crowd = 16_000;
        var chat = await Chatting.StartAsync(_evening, null, SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/quiet 22:00-07:00");
        await chat.Ann.AskAsync("/subscribe daily 06:30");
        await chat.Ann.AskAsync("/subscribe daily 06:30 all");
        await chat.Host.AdvanceToAsync(_rush.AddSeconds(-1));
        var reference = await ReferenceAsync(chat);
        var limits = chat.Host.Services.GetRequiredService<SendLimits>();
        for (var other = 1; other <= crowd; other++)
            limits.PlanDigest(
                reference with
                {
                    Conversation = new ConversationAccount
                    {
                        Id = $"a:other-{other}",
                        TenantId = reference.Conversation.TenantId,
                    },
                },
                ticket: -other
            );
        await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(3));
        return chat;
    }

    private static async Task<ConversationReference> ReferenceAsync(Chatting chat) =>
        LastingReference.Parse(
            Encoding.UTF8.GetBytes((await chat.Host.QueryAsync<string>("SELECT reference FROM conversations")).Single())
        )!;

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
