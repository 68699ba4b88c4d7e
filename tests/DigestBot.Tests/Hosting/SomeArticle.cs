using System.Globalization;

namespace DigestBot.Tests.Hosting;

/// <summary>Articles for tests, in Markdown.</summary>
internal static class SomeArticle
{
    private static readonly string[] _subjects =
    [
        "harbour",
        "lighthouse",
        "ferry",
        "market",
        "bridge",
        "archive",
        "orchard",
        "railway",
        "theatre",
        "garden",
    ];

    /// <summary>An article whose sections have the given text each; the headings are "Section one of NAME" and so on.</summary>
    public static string Of(string title, params string[] sections) =>
        $"---\ntitle: {title}\ndate: 2026-11-20\nurl: https://example.org/{title.ToLowerInvariant().Replace(' ', '-')}\n---\n\n"
        + string.Join("\n\n", sections.Select((text, index) => $"## {title} part {index + 1}\n\n{text}"));

    /// <summary>An article with so many sections, each of its own words.</summary>
    public static string WithSections(string title, int count) =>
        Of(
            title,
            [
                .. Enumerable
                    .Range(1, count)
                    .Select(number =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"The {_subjects[number % _subjects.Length]} of {title} number {number} opened to the public in the spring of 19{number + 10}. Visitors from {number + 2} towns came to see it during the first week. The council paid {number * 7} crowns for the work and was criticised for it."
                        )
                    ),
            ]
        );

    public const string Quad = """
        ---
        title: Four Flags
        byline: T. Example
        publisher: Test Gazette
        date: 2026-11-20
        url: https://example.org/four-flags
        ---

        ## A table for four

        The Quad brings four countries to one table every autumn. Australia and India take turns as hosts of the meeting. Squadrons and quadruple alliances are not what the diplomats have in mind.

        ## What comes after

        Leaders of the Quadrilateral Security Dialogue promised to share maps of the sea. Japan offered to pay for half of the work. A quadrant on the chart was left white.
        """;
}
