using DigestBot.Channels;

namespace DigestBot.Chat;

/// <summary>What people wrote, as far as it is taken and as far as an answer repeats it.</summary>
internal static class Clip
{
    private const int Longest = 60;
    private const int LongestAsked = 1000;

    /// <summary>At most 60 characters; a longer text ends in an ellipsis.</summary>
    public static string Short(string words) => words.Length <= Longest ? words : words[..End(words, Longest)] + "…";

    /// <summary>At most 1,000 characters, none of which turns the direction of the answer: no question is longer.</summary>
    public static string Asked(string words)
    {
        var written = Typography.Undisguised(words);
        return written.Length <= LongestAsked ? written : written[..End(written, LongestAsked)];
    }

    private static int End(string words, int longest) =>
        char.IsHighSurrogate(words[longest - 1]) ? longest - 1 : longest;
}
