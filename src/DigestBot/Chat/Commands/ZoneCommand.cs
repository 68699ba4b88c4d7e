using DigestBot.Channels;
using DigestBot.Digests;
using DigestBot.Digests.Schedules;
using DigestBot.Digests.Schedules.Phrases;
using DigestBot.Wording;
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
            return Shown(
                await clocks.OfAsync(call.Conversation.Id, cancellation),
                call.Zone ?? options.Value.Zone,
                call.Language
            );
        if (Answers.IsOff(asked))
            return await ForgetAsync(call, cancellation);
        var reading = ZoneWords.Read(asked, call.Language);
        return reading.Zone is { } zone
            ? await MoveAsync(call, zone, reading.Note ?? "", cancellation)
            : Notice.Say(
                call.Language,
                call.Texts.Zone.Which,
                reading.Fault ?? call.Texts.Zone.Unknown.With(Clip.Short(asked)),
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
        var moved = call.Texts.Zone.Moved.With(("zone", ZoneNames.Name(zone)), ("time", Now(zone)));
        return await cards.ShowAsync(call, cancellation, $"{moved} {note}".TrimEnd());
    }

    private async Task<Reply> ForgetAsync(CommandCall call, CancellationToken cancellation)
    {
        await changes.ForgetZoneAsync(call.Conversation.Id, cancellation);
        return Notice.Say(
            call.Language,
            call.Texts.Zone.Forgotten,
            call.Texts.Zone.StaysAsIs,
            new SuggestionView(call.Texts.Labels.Schedule, new ButtonData("schedule"))
        );
    }

    private Reply Shown(ConversationClock clock, TimeZoneInfo person, Language language)
    {
        var say = language.Texts.Zone;
        var schedule = new SuggestionView(language.Texts.Labels.Schedule, new ButtonData("schedule"));
        if (clock.Zone is { } own)
            return Notice.Say(language, say.Own.With(ZoneNames.Name(own)), say.OwnText.With(Now(own)), schedule);
        var zone = ZoneNames.Name(person);
        return Notice.Say(
            language,
            say.None,
            say.NoneText.With(("zone", zone), ("time", Now(person))),
            new SuggestionView(zone, new ButtonData("zone") { Words = zone }),
            schedule
        );
    }

    private string Now(TimeZoneInfo zone) =>
        ScheduleWords.Clock(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime));
}
