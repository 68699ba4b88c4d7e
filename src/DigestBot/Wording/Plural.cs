using System.Globalization;

namespace DigestBot.Wording;

/// <summary>A text about a number of things, in the forms the language has: "1 section", "{count} sections".</summary>
/// <param name="forms">By the names the Unicode CLDR has for them: <c>one</c>, <c>other</c>, …; <c>other</c> is always there.</param>
internal sealed class Plural(IReadOnlyDictionary<string, Phrase> forms, CultureInfo culture)
{
    private const string Count = "count";
    private const string Other = "other";

    public IReadOnlyDictionary<string, Phrase> Forms => forms;

    public string Of(long count, params ReadOnlySpan<(string Place, string Value)> values)
    {
        var form = forms.GetValueOrDefault(FormOf(count)) ?? forms[Other];
        return form.With([(Count, count.ToString("N0", culture)), .. values]);
    }

    /// <summary>English and German tell one thing from all other numbers of them.</summary>
    /// <remarks>A language that counts otherwise gets its rule here: https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html</remarks>
    private static string FormOf(long count) => count == 1 ? "one" : Other;
}
