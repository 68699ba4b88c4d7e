using System.Collections.Frozen;

namespace DigestBot.Text;

/// <summary>Words with full stops inside: "U.S.", "a.m.", "Ph.D.".</summary>
internal static class DottedWords
{
    private static readonly FrozenSet<string> Times = new[]
    {
        "EST",
        "EDT",
        "ET",
        "CST",
        "CDT",
        "CT",
        "MST",
        "PST",
        "PDT",
        "PT",
        "GMT",
        "BST",
        "UTC",
        "CET",
        "IST",
        "Eastern",
        "Central",
        "Pacific",
        "Mountain",
        "Greenwich",
        "Local",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsAcronym(ReadOnlySpan<char> word)
    {
        var part = 0;
        foreach (var c in word)
        {
            if (c == '.')
            {
                if (part is 0 or > 3)
                    return false;
                part = 0;
            }
            else if (char.IsLetter(c))
                part++;
            else
                return false;
        }
        return part is > 0 and <= 3;
    }

    public static bool IsTimeOfDay(ReadOnlySpan<char> word) =>
        word.Equals("a.m", StringComparison.OrdinalIgnoreCase)
        || word.Equals("p.m", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a word after "6 p.m." still tells the time: a zone, a weekday, a month.</summary>
    public static bool BelongsToTime(ReadOnlySpan<char> word) =>
        Times.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
