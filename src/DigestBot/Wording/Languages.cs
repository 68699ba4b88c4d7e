using System.Globalization;
using System.Text.RegularExpressions;

namespace DigestBot.Wording;

/// <summary>The languages there are: each a file beside this one.</summary>
internal sealed partial class Languages
{
    private static readonly Memo<string?> _tidy = new(StringComparer.Ordinal, MakeTidy);

    private readonly Memo<Language?> _byTag;

    /// <param name="all">Each in its usual region.</param>
    /// <param name="usual">The tag of the one that is spoken where none of them is asked for.</param>
    public Languages(IReadOnlyList<Language> all, string usual)
    {
        All = all;
        _byTag = new(StringComparer.OrdinalIgnoreCase, Make);
        Usual = Find(usual) ?? All[0];
    }

    /// <summary>What operators read, and whoever asks for a language that is not there and no setting names another.</summary>
    public static Language English { get; } = Read("en", "en-GB");

    public static Languages Shipped { get; } = new([English, Read("de", "de-DE")], English.Code);

    public IReadOnlyList<Language> All { get; }

    public Language Usual { get; }

    /// <param name="chosen">What somebody chose; null when nobody did.</param>
    /// <param name="locale">What an app says; null when it does not.</param>
    public Language Of(string? chosen, string? locale) => Find(chosen) ?? Find(locale) ?? Usual;

    /// <param name="tag">BCP 47, such as <c>de-AT</c>; what is none is nobody's.</param>
    /// <returns>Null when there is no such language.</returns>
    public Language? Find(string? tag) => string.IsNullOrEmpty(tag) ? null : _byTag.Of(tag);

    /// <summary>A tag as it is kept: the language and its region. Null for what is no tag.</summary>
    public static string? Tidy(string? tag) => tag is null ? null : _tidy.Of(tag);

    private static string? MakeTidy(string tag) =>
        Tag().Match(tag) is { Success: true } parts
            ? parts.Groups["region"] is { Success: true } region
                ? $"{parts.Groups["code"].Value.ToLowerInvariant()}-{region.Value.ToUpperInvariant()}"
                : parts.Groups["code"].Value.ToLowerInvariant()
            : null;

    private Language? Make(string tag)
    {
        if (Tidy(tag) is not { } tidy)
            return null;
        var code = tidy.Split('-')[0];
        if (All.FirstOrDefault(language => language.Code == code) is not { } usual)
            return null;
        return tidy != code && Region(tidy) is { } culture ? new Language(code, culture, usual.Texts) : usual;
    }

    /// <returns>Null for regions nobody knows, and for those with a calendar of their own.</returns>
    private static CultureInfo? Region(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true) is { Calendar: GregorianCalendar } culture
                ? culture
                : null;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    private static Language Read(string code, string region)
    {
        var culture = CultureInfo.GetCultureInfo(region);
        using var file = typeof(Languages).Assembly.GetManifestResourceStream($"DigestBot.Wording.{code}.json")!;
        return new Language(code, culture, TextsReader.Read(file, culture));
    }

    [GeneratedRegex(
        "^(?<code>[A-Za-z]{2,3})([-_][A-Za-z]{4})?([-_](?<region>[A-Za-z]{2}|[0-9]{3}))?([-_].{0,60})?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Tag();
}
