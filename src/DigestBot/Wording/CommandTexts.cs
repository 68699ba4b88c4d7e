namespace DigestBot.Wording;

/// <summary>How a command is listed.</summary>
/// <param name="Example">With the slash, such as <c>/topic quad</c>.</param>
/// <param name="Alias">What the language calls it besides; it needs the slash, so that no topic is hidden by it.</param>
internal sealed record CommandText(string Example, string Does, string? Alias = null);

internal sealed record CommandTexts(
    CommandText About,
    CommandText Articles,
    CommandText Digest,
    CommandText Follow,
    CommandText Forget,
    CommandText Help,
    CommandText Language,
    CommandText Pause,
    CommandText Quiet,
    CommandText Reschedule,
    CommandText Resume,
    CommandText Schedule,
    CommandText Search,
    CommandText Section,
    CommandText Sections,
    CommandText Skip,
    CommandText Subscribe,
    CommandText Topic,
    CommandText Topics,
    CommandText Unfollow,
    CommandText Unsubscribe,
    CommandText Zone
);
