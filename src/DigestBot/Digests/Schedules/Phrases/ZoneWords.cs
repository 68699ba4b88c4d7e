using System.Globalization;
using System.Text.RegularExpressions;
using DigestBot.Wording;

namespace DigestBot.Digests.Schedules.Phrases;

/// <summary>A zone that was understood, or why not and which ones might be meant.</summary>
/// <param name="Note">What is worth knowing about a zone that was understood.</param>
internal sealed record ZoneReading(
    TimeZoneInfo? Zone,
    string? Fault = null,
    IReadOnlyList<string>? Near = null,
    string? Note = null
);

/// <summary>Reads zones: names, cities, Windows names, offsets and abbreviations. One that means several places is asked about.</summary>
internal static partial class ZoneWords
{
    /// <summary>Abbreviations of one place, or of places that share its clock; German names.</summary>
    private static readonly Dictionary<string, string> _places = Table(
        """
        et,eastern,eastern time=America/New_York
        ct,central,central time=America/Chicago
        mt,mountain time=America/Denver
        pt,pacific,pacific time=America/Los_Angeles
        cet,cest,mez,mesz=Europe/Berlin
        eet,eest=Europe/Athens
        wet,west=Europe/Lisbon
        msk=Europe/Moscow
        trt=Europe/Istanbul
        awst=Australia/Perth
        gst=Asia/Dubai
        jst=Asia/Tokyo
        kst=Asia/Seoul
        sgt=Asia/Singapore
        hkt=Asia/Hong_Kong
        pkt=Asia/Karachi
        pht=Asia/Manila
        wib=Asia/Jakarta
        ict=Asia/Bangkok
        npt=Asia/Kathmandu
        sast=Africa/Johannesburg
        eat=Africa/Nairobi
        wat=Africa/Lagos
        brt=America/Sao_Paulo
        hst=Pacific/Honolulu
        nzst,nzdt=Pacific/Auckland
        z,zulu=UTC
        oez,oesz=Europe/Athens
        wez,wesz=Europe/Lisbon
        athen=Europe/Athens
        belgrad=Europe/Belgrade
        brüssel=Europe/Brussels
        bukarest=Europe/Bucharest
        hongkong=Asia/Hong_Kong
        kairo=Africa/Cairo
        kiew=Europe/Kyiv
        kopenhagen=Europe/Copenhagen
        lissabon=Europe/Lisbon
        luxemburg=Europe/Luxembourg
        mexiko-stadt=America/Mexico_City
        moskau=Europe/Moscow
        peking=Asia/Shanghai
        prag=Europe/Prague
        rom=Europe/Rome
        singapur=Asia/Singapore
        teheran=Asia/Tehran
        tokio=Asia/Tokyo
        warschau=Europe/Warsaw
        wien=Europe/Vienna
        zürich=Europe/Zurich
        """
    );

    /// <summary>Offsets that places keep for half of the year, with those places; or several places' own, without an offset.</summary>
    private static readonly Dictionary<string, string> _unclear = Table(
        """
        est=UTC-5 America/New_York America/Panama
        edt=UTC-4 America/New_York
        cst=Several America/Chicago Asia/Shanghai
        cdt=UTC-5 America/Chicago
        mst=UTC-7 America/Denver America/Phoenix
        mdt=UTC-6 America/Denver
        pst=UTC-8 America/Los_Angeles
        pdt=UTC-7 America/Los_Angeles
        akst=UTC-9 America/Anchorage
        akdt=UTC-8 America/Anchorage
        ast=UTC-4 America/Halifax America/Puerto_Rico
        adt=UTC-3 America/Halifax
        nst=UTC-3:30 America/St_Johns
        ndt=UTC-2:30 America/St_Johns
        bst=Several Europe/London Asia/Dhaka
        ist=Several Asia/Kolkata Europe/Dublin Asia/Jerusalem
        aest=UTC+10 Australia/Sydney Australia/Brisbane
        aedt=UTC+11 Australia/Sydney
        acst=UTC+9:30 Australia/Adelaide Australia/Darwin
        acdt=UTC+10:30 Australia/Adelaide
        """
    );

    public static ZoneReading Read(string words, Language language)
    {
        var lower = PhraseWords.Lower(words).Trim();
        if (_unclear.TryGetValue(lower, out var meaning))
            return Unclear(language, words, meaning.Split(' ')[0], meaning.Split(' ')[1..]);
        if (_places.TryGetValue(lower, out var place) && Zones.Known(place) is { } placed)
            return new ZoneReading(placed);
        if (Offset().Match(lower) is { Success: true } offset)
            return OfOffset(offset, language);
        if (Zones.Find(words) is not { } zone)
            return Unknown(words, language);
        return lower is "gmt" ? new ZoneReading(zone, Note: language.Texts.Zone.Gmt) : new ZoneReading(zone);
    }

    private static ZoneReading Unclear(Language language, string words, string offset, string[] places)
    {
        var (say, zones) = (language.Texts.Zone, language.Either(places));
        return new ZoneReading(
            null,
            offset == "Several"
                ? say.SeveralPlaces.With(("asked", words), ("zones", zones))
                : say.PartOfYear.With(("asked", words), ("offset", offset), ("zone", places[0]), ("zones", zones)),
            places
        );
    }

    private static ZoneReading Unknown(string words, Language language)
    {
        var near = Zones.Near(words, 3);
        return near.Count > 0
            ? new ZoneReading(
                null,
                language.Texts.Zone.Near.With(("asked", words), ("zones", language.Either(near))),
                near
            )
            : new ZoneReading(null);
    }

    /// <summary>The tz database has zones of whole hours, whose names count the other way round.</summary>
    private static ZoneReading OfOffset(Match offset, Language language)
    {
        var hours = int.Parse(offset.Groups["hours"].ValueSpan, CultureInfo.InvariantCulture);
        var minutes = offset.Groups["minutes"].Success
            ? int.Parse(offset.Groups["minutes"].ValueSpan, CultureInfo.InvariantCulture)
            : 0;
        var east = offset.Groups["sign"].Value == "+";
        var name =
            hours == 0 ? "UTC" : string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{(east ? '-' : '+')}{hours}");
        if (minutes == 0 && Zones.Find(name) is { } zone)
            return new ZoneReading(zone);
        var size = new TimeSpan(hours, minutes, 0);
        return OfPlaces(language, offset.Value.ToUpperInvariant(), Zones.WithOffset(east ? size : -size, 3));
    }

    private static ZoneReading OfPlaces(Language language, string offset, IReadOnlyList<string> places) =>
        new(
            null,
            places.Count > 0
                ? language.Texts.Zone.NamePlace.With(("offset", offset), ("zones", language.Either(places)))
                : language.Texts.Zone.NoPlace.With(offset),
            places
        );

    private static Dictionary<string, string> Table(string lines) =>
        lines
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split('='))
            .SelectMany(pair => pair[0].Split(',').Select(name => (name, pair[1])))
            .ToDictionary(StringComparer.Ordinal);

    [GeneratedRegex(
        @"^(utc|gmt)?\s*(?<sign>[+-])\s*(?<hours>[0-9]{1,2})(:?(?<minutes>[0-9]{2}))?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Offset();
}
