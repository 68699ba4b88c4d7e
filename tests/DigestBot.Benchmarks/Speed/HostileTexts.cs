using System.Globalization;

namespace DigestBot.Benchmarks.Speed;

/// <summary>Texts shaped to hurt a reader; each has to cost about three times as much at three times the length.</summary>
internal static class HostileTexts
{
    private const int Length = 1_000_000;

    private static readonly (string Name, Func<int, string> Make)[] Texts =
    [
        ("one-word paragraphs", length => Repeat("Word\n\n", length)),
        ("two-word paragraphs", length => Repeat("Quad stays.\n\n", length)),
        ("headings only", length => Repeat("A Short Heading\n\n", length)),
        ("headed words", length => Repeat("Heading\n\nTwo words\n\n", length)),
        ("one letter", length => new string('a', length)),
        ("full stops", length => new string('.', length)),
        ("spaced full stops", length => Repeat(". ", length)),
        ("question marks", length => Repeat("? ", length)),
        ("brackets", length => new string('(', length)),
        ("quotes", length => Repeat("\"'", length)),
        ("initials", length => Repeat("A. ", length)),
        ("abbreviations", length => Repeat("Dr. e.g. ", length)),
        ("glued words", length => Repeat("war.The ", length)),
        ("list markers", length => "1. " + Repeat("2. x ", length)),
        ("bullets", length => Repeat("• x ", length)),
        ("line breaks", length => Repeat("x\n", length)),
        ("spaces", length => Repeat("x" + new string(' ', 500), length)),
        ("keywords in chains", length => Repeat("China Sea South China Sea ", length)),
        ("combining marks", length => "a" + new string('\u0301', length)),
        ("different words", Different),
        ("ideographs", length => Repeat("中文。", length)),
    ];

    public static IEnumerable<string> Lines(int rounds)
    {
        var matcher = TopicMaps.Small();
        foreach (var (name, make) in Texts)
        {
            var (one, three) = (make(Length), make(3 * Length));
            var cost = Stopped.Best(rounds, () => Reading.All(one, matcher), () => Reading.All(three, matcher));
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"hostile: {name, -20} 1 M characters {cost[0].Seconds * 1000, 5:0} ms, 3 M {cost[1].Seconds * 1000, 5:0} ms"
            );
        }
    }

    private static string Repeat(string part, int length) =>
        string.Concat(Enumerable.Repeat(part, length / part.Length));

    private static string Different(int length)
    {
        var draw = new Draw(3);
        return string.Join(
            ' ',
            Enumerable
                .Range(0, length / 11)
                .Select(_ => (draw.Next() >> 24).ToString("x10", CultureInfo.InvariantCulture))
        );
    }
}
