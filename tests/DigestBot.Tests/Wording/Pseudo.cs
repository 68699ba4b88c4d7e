using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DigestBot.Testing;
using DigestBot.Wording;

namespace DigestBot.Tests.Wording;

/// <summary>English as no language: accented, longer by a third, and in brackets, so that what is not from the files shows.</summary>
internal static partial class Pseudo
{
    /// <summary>What an app says that wants it.</summary>
    public const string Tag = "qps-ploc";

    private const string Plain = "ABCDEGHIJKLNORSTUWYZabcdeghijklnorstuwyz";
    private const string Accented = "ÀßÇÐÉĜĤÎĴĶĻÑÖŔŠŢÛŴÝŽàƀçðéĝĥîĵķļñöŕšţûŵýž";

    private static readonly string[] _kept = ["alsoCalled", "zones", "reasons", "afterWeekday"];

    public static Language Language { get; } = Make();

    public static Languages Languages { get; } = new([.. Languages.Shipped.All, Language], "en");

    /// <summary>What stands outside of all brackets.</summary>
    public static string Outside(string text)
    {
        var outside = new StringBuilder();
        var depth = 0;
        foreach (var c in text)
        {
            depth += c == '⟦' ? 1 : 0;
            if (depth == 0)
                outside.Append(c);
            depth -= c == '⟧' ? 1 : 0;
        }
        return outside.ToString();
    }

    private static Language Make()
    {
        var culture = Culture();
        var english = Path.Combine(RealParts.Root, "src", "DigestBot", "Wording", "en.json");
        var texts = Changed(JsonNode.Parse(File.ReadAllText(english))!, "").ToJsonString();
        return new Language("qps", culture, TextsReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(texts)), culture));
    }

    /// <summary>Dates as the language says them are marked too.</summary>
    private static CultureInfo Culture()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("en-GB").Clone();
        var dates = culture.DateTimeFormat;
        dates.AbbreviatedDayNames = [.. dates.AbbreviatedDayNames.Select(Say)];
        dates.DayNames = [.. dates.DayNames.Select(Say)];
        dates.AbbreviatedMonthNames = [.. dates.AbbreviatedMonthNames.Select(Say)];
        dates.AbbreviatedMonthGenitiveNames = [.. dates.AbbreviatedMonthGenitiveNames.Select(Say)];
        return culture;
    }

    private static JsonNode Changed(JsonNode node, string name) =>
        node switch
        {
            JsonObject of => new JsonObject(
                of.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Changed(member.Value!, member.Key)))
            ),
            JsonArray list => new JsonArray([.. list.Select(one => Changed(one!, name))]),
            _ => _kept.Contains(name) ? node.DeepClone() : JsonValue.Create(Say(node.GetValue<string>())),
        };

    public static string Say(string text) =>
        text.Length == 0 ? "" : $"⟦{Piece().Replace(text, Marked)}{new string('·', text.Length / 3)}⟧";

    private static string Marked(Match piece) =>
        piece.Value[0] is '{' or '/'
            ? piece.Value
            : string.Concat(
                piece.Value.Select(c =>
                    Plain.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Accented[at] : c
                )
            );

    /// <summary>A place to fill, a command's name, or what lies between.</summary>
    [GeneratedRegex(@"\{[a-zA-Z]+\}|/[a-z]+|[^{/]+|.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Piece();
}
