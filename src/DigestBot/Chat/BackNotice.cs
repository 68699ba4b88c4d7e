using DigestBot.Channels;
using DigestBot.Digests.Deliveries;
using DigestBot.Digests.Schedules;
using DigestBot.Wording;

namespace DigestBot.Chat;

/// <summary>Says once, when a conversation is back, what it missed.</summary>
internal static class BackNotice
{
    public static Reply Of(ComeBack back, DateTimeOffset now, Language language)
    {
        var say = language.Texts.Back;
        string[] sentences =
        [
            say.Since.With(
                ("since", language.Moment(back.Since, back.Zone)),
                ("reason", Reason(back.Reason, language))
            ),
            back.Digests == 0 ? say.NoneMissed : say.Missed.Of(back.Digests),
            back.Next is { } next && next > now ? say.GoOn.With(language.Moment(next, back.Zone)) : say.Nothing,
        ];
        return Notice.Say(
            language,
            say.Heading,
            string.Join(' ', sentences),
            new SuggestionView(language.Texts.Labels.DigestNow, new ButtonData("digest")),
            new SuggestionView(language.Texts.Labels.Schedule, new ButtonData("schedule"))
        );
    }

    /// <summary>Why a channel takes nothing: channels say so in English.</summary>
    public static string Reason(string reason, Language language)
    {
        var say = language.Texts.Back;
        if (reason.Length == 0)
            return say.NoReason;
        if (language.Code != Languages.English.Code)
            return say.Reasons.GetValueOrDefault(reason, say.NoReason);
        return reason[^1] is '.' or ')' or '!' ? reason : reason + ".";
    }
}
