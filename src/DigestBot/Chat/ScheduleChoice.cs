using System.Globalization;
using DigestBot.Channels;
using DigestBot.Digests.Schedules;
using DigestBot.Digests.Schedules.Phrases;

namespace DigestBot.Chat;

/// <summary>Which schedules of a conversation a command is about, by button, by number or by "all".</summary>
/// <param name="Chosen">Null when what was asked for is none of them.</param>
/// <param name="IsNamed">Whether it was said which; otherwise all are chosen.</param>
/// <param name="Words">What was written after that.</param>
internal sealed record ScheduleChoice(IReadOnlyList<Subscription>? Chosen, bool IsNamed, IReadOnlyList<string> Words)
{
    public IReadOnlyList<SubscriptionId> Ids => [.. (Chosen ?? []).Select(one => one.Id)];

    public static ScheduleChoice Of(CommandCall call, IReadOnlyList<Subscription> all)
    {
        if (call.Button is not null)
            return new ScheduleChoice(
                call.Number("subscription") is { } id && all.FirstOrDefault(one => one.Id.Value == id) is { } pressed
                    ? [pressed]
                    : null,
                IsNamed: true,
                []
            );
        var words = PhraseWords.Split(call.Words);
        if (words is [var only, ..] && Answers.IsAll(only))
            return new ScheduleChoice(all, IsNamed: true, words[1..]);
        return words is [var first, ..] && Position(first) is { } position && !PauseWords.IsLength(words, 0)
            ? new ScheduleChoice(
                position >= 1 && position <= all.Count ? [all[position - 1]] : null,
                IsNamed: true,
                words[1..]
            )
            : new ScheduleChoice(all, IsNamed: false, words);
    }

    /// <summary>The answer when nothing or not enough was chosen.</summary>
    public static Reply WhichOne(CommandCall call, IReadOnlyList<Subscription> all, string example)
    {
        var (language, say) = (call.Language, call.Texts.Schedule);
        var schedule = new SuggestionView(call.Texts.Labels.Schedule, new ButtonData("schedule"));
        if (call.Button is not null)
            return Notice.Say(language, say.Gone, say.ShowsAll, schedule);
        var lines = all.Select(
            (one, index) => $"{index + 1}: {language.Rule(one.Schedule)}{one.Mode.Command(language)} ({one.ZoneName})"
        );
        return Notice.Say(language, say.WhichOne, $"{example} {string.Join("; ", lines)}.", schedule);
    }

    private static int? Position(string word) =>
        int.TryParse(word.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : null;
}
