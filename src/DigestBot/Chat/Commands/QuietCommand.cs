using DigestBot.Channels;
using DigestBot.Digests;
using DigestBot.Digests.Schedules;
using Microsoft.Extensions.Options;

namespace DigestBot.Chat.Commands;

/// <summary>Shows or sets the conversation's quiet hours.</summary>
internal sealed class QuietCommand(
    SubscriptionStore subscriptions,
    ConversationClocks clocks,
    IOptions<DigestOptions> options,
    TimeProvider time
) : ICommand
{
    private const string Rule =
        "A digest comes at the time it was asked for, also then; what is late, and alerts, wait until they end.";

    public CommandHelp Help { get; } = new("quiet", static of => of.Quiet, 229);

    public IReadOnlyList<string> Verbs => [];

    public Effect EffectOf(CommandCall call) => call.Text("words").Trim().Length > 0 ? Effect.Changes : Effect.None;

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var conversation = call.Conversation.Id;
        var asked = call.Text("words").Trim();
        var isOff = asked.ToLowerInvariant() is "off" or "none" or "never";
        var quiet = isOff ? null : QuietHours.Parse(asked);
        if (asked.Length > 0 && !isOff && quiet is null)
            return Notice.Say(
                "From when until when?",
                $"“{Clip.Short(asked)}” is no span of the day. Write for example /quiet 22:00-07:00, or /quiet off.",
                new SuggestionView("22:00-07:00", new ButtonData("quiet") { Words = "22:00-07:00" })
            );
        if (asked.Length > 0)
            await clocks.SetQuietAsync(conversation, quiet, cancellation);
        var clock = await clocks.OfAsync(conversation, cancellation);
        return clock.Quiet is null ? None() : Shown(clock, await subscriptions.OfAsync(conversation, cancellation));
    }

    private static Reply None() =>
        Notice.Say(
            "No quiet hours here",
            $"Write for example /quiet 22:00-07:00. {Rule}",
            new SuggestionView("22:00-07:00", new ButtonData("quiet") { Words = "22:00-07:00" })
        );

    private Reply Shown(ConversationClock clock, IReadOnlyList<Subscription> all)
    {
        var zone =
            clock.Zone is { } own ? ZoneNames.Name(own)
            : all.Count == 0 ? ZoneNames.Name(options.Value.Zone)
            : "each schedule’s own zone";
        var inside = all.Where(one => clock.IsQuietAt(one.Schedule, time.GetUtcNow()))
            .Select(one => ScheduleWords.Rule(one.Schedule))
            .ToList();
        return Notice.Say(
            $"Quiet hours: {clock.Quiet} ({zone})",
            inside.Count == 0 ? Rule : $"{Rule} Asked for in them: {string.Join("; ", inside)}.",
            new SuggestionView("Turn off", new ButtonData("quiet") { Words = "off" }),
            new SuggestionView("Schedule", new ButtonData("schedule"))
        );
    }
}
