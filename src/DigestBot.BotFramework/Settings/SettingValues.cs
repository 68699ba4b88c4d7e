using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace DigestBot.BotFramework;

/// <summary>Single values of a configuration; what is wrong with one becomes a sentence, and the standard value stands in.</summary>
internal sealed class SettingValues(IConfiguration configuration)
{
    private readonly List<string> _problems = [];

    public IReadOnlyList<string> Problems => _problems;

    public void Say(string key, string what) => _problems.Add($"{key} {what}");

    public string? Text(string key) => configuration[key]?.Trim() is { Length: > 0 } text ? text : null;

    public Uri Url(string key, string standard)
    {
        var text = Text(key) ?? standard;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && IsSafe(url))
            return url;
        Say(key, $"is \"{text}\"; it must be an https address (plain http only on loopback).");
        return new Uri(standard);
    }

    public bool Flag(string key, bool standard)
    {
        if (Text(key) is not { } text)
            return standard;
        if (bool.TryParse(text, out var flag))
            return flag;
        Say(key, $"is \"{text}\"; it must be true or false.");
        return standard;
    }

    public int Number(string key, int standard, int least, int most)
    {
        if (Text(key) is not { } text)
            return standard;
        if (int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Say(key, $"is \"{text}\"; it must be a whole number from {least} to {most}.");
        return standard;
    }

    public T Name<T>(string key, T standard)
        where T : struct, Enum
    {
        if (Text(key) is not { } text)
            return standard;
        foreach (var value in Enum.GetValues<T>())
            if (string.Equals(text, value.ToString(), StringComparison.OrdinalIgnoreCase))
                return value;
        Say(key, $"is \"{text}\"; it must be one of {string.Join(", ", Enum.GetNames<T>())}.");
        return standard;
    }

    private static bool IsSafe(Uri url) =>
        url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback);
}
