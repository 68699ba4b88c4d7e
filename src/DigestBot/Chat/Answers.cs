namespace DigestBot.Chat;

/// <summary>The words after a command that mean the same to every one of them, in each language.</summary>
internal static class Answers
{
    public static bool IsAll(string word) => Is(word, "all", "alle", "alles");

    public static bool IsOff(string word) => Is(word, "off", "none", "auto", "never", "aus", "keine", "nie");

    public static bool IsYes(string word) => Is(word, "yes", "ja");

    public static bool IsUndo(string word) => Is(word, "undo", "zurück", "rückgängig");

    private static bool Is(string word, params ReadOnlySpan<string> those)
    {
        foreach (var one in those)
            if (word.Equals(one, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
