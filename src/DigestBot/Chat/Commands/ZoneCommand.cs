using DigestBot.Channels;
using DigestBot.Digests;
using DigestBot.Digests.Schedules;
using DigestBot.Digests.Schedules.Phrases;
using Microsoft.Extensions.Options;

namespace DigestBot.Chat.Commands;

/// <summary>Shows or sets the conversation's time zone; its schedules move along.</summary>
internal sealed class ZoneCommand(
    ScheduleChanges changes,
    ConversationClocks clocks,
    ScheduleCards cards,
    IOptions<DigestOptions> options,
    TimeProvider time
) : ICommand
{
    public CommandHelp Help { get; } = new("zone", static of => of.Zone, 228);

    public IReadOnlyList<string> Verbs => [];

    public Effect EffectOf(CommandCall call) => call.Text("words").Trim().Length > 0 ? Effect.Changes : Effect.None;

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var asked = call.Text("words").Trim();
        if (asked.Length == 0)
            return Shown(await clocks.OfAsync(call.Conversation.Id, cancellation), call.Zone ?? options.Value.Zone);
        if (asked.ToLowerInvariant() is "off" or "none" or "auto")
            return await ForgetAsync(call, cancellation);
        var reading = ZoneWords.Read(asked);
        return reading.Zone is { } zone
            ? await MoveAsync(call, zone, reading.Note ?? "", cancellation)
            : Notice.Say(
                "Which time zone?",
                reading.Fault
                    ?? $"There is no time zone “{Clip.Short(asked)}”. Name a city, or Area/City: /zone Europe/London",
                [.. (reading.Near ?? []).Select(id => new SuggestionView(id, new ButtonData("zone") { Words = id }))]
            );
    }

    private async Task<Reply> MoveAsync(
        CommandCall call,
        TimeZoneInfo zone,
        string note,
        CancellationToken cancellation
    )
    {
        await changes.MoveAsync(call.Conversation.Id, zone, cancellation);
        var lead = $"The time zone here is {ZoneNames.Name(zone)} now; it is {Now(zone)} there. {note}".TrimEnd();
        return await cards.ShowAsync(call, cancellation, lead);
    }

    private async Task<Reply> ForgetAsync(CommandCall call, CancellationToken cancellation)
    {
        await changes.ForgetZoneAsync(call.Conversation.Id, cancellation);
        return Notice.Say(
            "This conversation has no time zone of its own any more",
            "Schedules stay as they are. A new one is in the zone of whoever asks for it.",
            new SuggestionView("Schedule", new ButtonData("schedule"))
        );
    }

    private Reply Shown(ConversationClock clock, TimeZoneInfo person) =>
        clock.Zone is { } zone
            ? Notice.Say(
                $"Time zone: {ZoneNames.Name(zone)}",
                $"It is {Now(zone)} there. /zone and a city moves every schedule here; /zone off forgets it.",
                new SuggestionView("Schedule", new ButtonData("schedule"))
            )
            : Notice.Say(
                "This conversation has no time zone of its own",
                $"A new schedule is in the zone of whoever asks for it; yours is {ZoneNames.Name(person)}, where it is {Now(person)}. Write for example /zone Tokyo.",
                new SuggestionView(ZoneNames.Name(person), new ButtonData("zone") { Words = ZoneNames.Name(person) }),
                new SuggestionView("Schedule", new ButtonData("schedule"))
            );

    private string Now(TimeZoneInfo zone) =>
        ScheduleWords.Clock(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime));
}
