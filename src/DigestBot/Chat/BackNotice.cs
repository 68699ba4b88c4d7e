using DigestBot.Channels;
using DigestBot.Digests.Deliveries;
using DigestBot.Digests.Schedules;

namespace DigestBot.Chat;

/// <summary>Says once, when a conversation is back, what it missed.</summary>
internal static class BackNotice
{
    public static Reply Of(ComeBack back, DateTimeOffset now) =>
        Notice.Say(
            "Digests could not be posted here",
            $"That was so since {ScheduleWords.Moment(back.Since, back.Zone)}: {Sentence(back.Reason)} {Missed(back.Digests)} {Next(back, now)}",
            new SuggestionView("Digest now", new ButtonData("digest")),
            new SuggestionView("Schedule", new ButtonData("schedule"))
        );

    private static string Missed(int digests) =>
        digests switch
        {
            0 => "No digest was missed.",
            1 => "1 digest was missed; what it had comes with the next one.",
            _ => $"{digests} digests were missed; what they had comes with the next ones.",
        };

    private static string Next(ComeBack back, DateTimeOffset now) =>
        back.Next is { } next && next > now
            ? $"They go on: the next one comes on {ScheduleWords.Moment(next, back.Zone)}."
            : "Nothing is scheduled here now.";

    private static string Sentence(string reason) =>
        reason.Length == 0 ? "the channel did not take them."
        : reason[^1] is '.' or ')' or '!' ? reason
        : reason + ".";
}
