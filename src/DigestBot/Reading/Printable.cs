namespace DigestBot.Reading;

/// <summary>Keeps what came from outside from steering the terminal.</summary>
internal static class Printable
{
    public static string Of(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '�' : c));
}
