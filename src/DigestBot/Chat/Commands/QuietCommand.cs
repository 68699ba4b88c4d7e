using DigestBot.Channels;
using DigestBot.Digests;
using DigestBot.Digests.Schedules;
using DigestBot.Wording;
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
    public CommandHelp Help { get; } = new("quiet", static of => of.Quiet, 229);

    public IReadOnlyList<string> Verbs => [];

    public Effect EffectOf(CommandCall call) => call.Text("words").Trim().Length > 0 ? Effect.Changes : Effect.None;

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var conversation = call.Conversation.Id;
        var asked = call.Text("words").Trim();
        var isOff = Answers.IsOff(asked);
        var quiet = isOff ? null : QuietHours.Parse(asked);
        if (asked.Length > 0 && !isOff && quiet is null)
            return Notice.Say(
                call.Language,
                call.Texts.Quiet.FromWhen,
                call.Texts.Quiet.NoSpan.With(Clip.Short(asked)),
                Usual
            );
        if (asked.Length > 0)
            await clocks.SetQuietAsync(conversation, quiet, cancellation);
        var clock = await clocks.OfAsync(conversation, cancellation);
        return clock.Quiet is null
            ? None(call.Language)
            : Shown(clock, await subscriptions.OfAsync(conversation, cancellation), call.Language);
    }

    private static SuggestionView Usual { get; } =
        new("22:00-07:00", new ButtonData("quiet") { Words = "22:00-07:00" });

    private static Reply None(Language language) =>
        Notice.Say(
            language,
            language.Texts.Quiet.None,
            language.Texts.Quiet.HowTo.With(language.Texts.Quiet.Rule),
            Usual
        );

    private Reply Shown(ConversationClock clock, IReadOnlyList<Subscription> all, Language language)
    {
        var say = language.Texts.Quiet;
        var zone =
            clock.Zone is { } own ? ZoneNames.Name(own)
            : all.Count == 0 ? ZoneNames.Name(options.Value.Zone)
            : say.EachZone;
        var inside = all.Where(one => clock.IsQuietAt(one.Schedule, time.GetUtcNow()))
            .Select(one => language.Rule(one.Schedule))
            .ToList();
        return Notice.Say(
            language,
            say.Heading.With(("quiet", $"{clock.Quiet}"), ("zone", zone)),
            inside.Count == 0
                ? say.Rule
                : say.AskedInside.With(("rule", say.Rule), ("schedules", string.Join("; ", inside))),
            new SuggestionView(say.TurnOff, new ButtonData("quiet") { Words = "off" }),
            new SuggestionView(language.Texts.Labels.Schedule, new ButtonData("schedule"))
        );
    }
}
