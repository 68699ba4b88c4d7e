using System.Text.Json;
using DigestBot.Channels;
using DigestBot.Wording;

namespace DigestBot.Chat;

/// <summary>A short human answer with at most three buttons that would help.</summary>
internal static class Notice
{
    public static Reply Say(Language language, string heading, string text, params SuggestionView[] suggestions)
    {
        var view = new NoticeView(
            language.Code,
            text.Length == 0 ? heading
                : heading[^1] is '?' or '!' or '.' ? $"{heading} {text}"
                : $"{heading}. {text}",
            Typography.Breakable(heading),
            Typography.Breakable(text),
            [.. suggestions.Take(3)]
        );
        return new Reply(
            new CardMessage(
                "notice",
                JsonSerializer.SerializeToElement(view, ChatJson.Default.NoticeView),
                view.Summary,
                PlainText.Join([heading, text])
            )
        );
    }
}
