using System.Globalization;
using System.Text;
using DigestBot.Cards.Values;

namespace DigestBot.Cards.Functions;

internal static class TextFunctions
{
    public static readonly Function Concat = Function.Of("concat", 1, Function.Any, Concatenate);
    public static readonly Function Length = Function.Of(
        "length",
        1,
        1,
        of => Text(of[0]) is { } text ? Value.From((double)text.Length) : Value.Failed
    );
    public static readonly Function Substring = Function.Of("substring", 2, 3, Part);
    public static readonly Function Replace = Replacing("replace", StringComparison.Ordinal);
    public static readonly Function ReplaceIgnoreCase = Replacing(
        "replaceIgnoreCase",
        StringComparison.OrdinalIgnoreCase
    );
    public static readonly Function ToUpper = Transform("toUpper", (text, culture) => culture.TextInfo.ToUpper(text));
    public static readonly Function ToLower = Transform("toLower", (text, culture) => culture.TextInfo.ToLower(text));
    public static readonly Function SentenceCase = Transform("sentenceCase", Capitalized);
    public static readonly Function TitleCase = Transform("titleCase", Titled);
    public static readonly Function Trim = Function.Of(
        "trim",
        1,
        1,
        of => Text(of[0]) is { } text ? Value.From(text.Trim().Trim('\uFEFF')) : Value.Failed
    );
    public static readonly Function StartsWith = Pair(
        "startsWith",
        (a, b) => a.StartsWith(b, StringComparison.Ordinal)
    );
    public static readonly Function EndsWith = Pair("endsWith", (a, b) => a.EndsWith(b, StringComparison.Ordinal));
    public static readonly Function Split = Function.Of("split", 1, 2, Pieces);
    public static readonly Function Eol = Function.Of("EOL", 0, 0, _ => Value.From("\n"));

    /// <summary>No text of a card comes near this.</summary>
    public const int Longest = 1_000_000;

    /// <summary>A text, "" for what does not exist, null for anything else.</summary>
    public static string? Text(in Value value) =>
        value.Kind switch
        {
            ValueKind.Text => value.Text,
            ValueKind.Undefined => "",
            _ => null,
        };

    private static Value Concatenate(ReadOnlySpan<Value> of)
    {
        var sum = of[0];
        for (var index = 1; index < of.Length; index++)
            sum = Concatenate(sum, of[index]);
        return sum;
    }

    private static Value Concatenate(in Value left, in Value right)
    {
        if (left.IsNothing && right.IsNothing)
            return Value.Undefined;
        if (left.IsNothing && right.Kind == ValueKind.List)
            return right;
        if (right.IsNothing && left.Kind == ValueKind.List)
            return left;
        return left.Kind == ValueKind.List && right.Kind == ValueKind.List
            ? Value.From([.. ValueList.Items(left), .. ValueList.Items(right)])
            : Value.From(ValueText.Plainly(left) + ValueText.Plainly(right));
    }

    private static Value Part(ReadOnlySpan<Value> of)
    {
        if (of[0].Kind == ValueKind.Undefined)
            return Value.From("");
        if (of[0].Kind != ValueKind.Text || !of[1].IsInteger || (of.Length > 2 && !of[2].IsInteger))
            return Value.Failed;
        var (text, start) = (of[0].Text, of[1].Number);
        var length = of.Length > 2 ? of[2].Number : text.Length - start;
        return start >= 0 && length >= 0 && start + length <= text.Length
            ? Value.From(text.Substring((int)start, (int)length))
            : Value.Failed;
    }

    private static Function Replacing(string type, StringComparison comparison) =>
        Function.Of(
            type,
            3,
            3,
            of =>
                Text(of[0]) is { } text
                && Text(of[1]) is { Length: > 0 } old
                && Text(of[2]) is { } replacement
                && (long)text.Length / old.Length * replacement.Length < Longest
                    ? Value.From(text.Replace(old, replacement, comparison))
                    : Value.Failed
        );

    private static Function Transform(string type, Func<string, CultureInfo, string> transform) =>
        Function.Of(
            type,
            1,
            2,
            of => Text(of[0]) is { } text ? Value.From(transform(text, Cultures.Of(of, 1))) : Value.Failed
        );

    private static Function Pair(string type, Func<string, string, bool> holds) =>
        Function.Of(
            type,
            2,
            2,
            of => Text(of[0]) is { } a && Text(of[1]) is { } b ? Value.From(holds(a, b)) : Value.Failed
        );

    private static string Capitalized(string text, CultureInfo culture) =>
        text.Length == 0 ? "" : culture.TextInfo.ToUpper(text[0]) + culture.TextInfo.ToLower(text[1..]);

    private static string Titled(string text, CultureInfo culture)
    {
        var titled = new StringBuilder(culture.TextInfo.ToLower(text));
        var inside = false;
        for (var index = 0; index < titled.Length; index++)
        {
            if (!inside && (char.IsAsciiLetterOrDigit(titled[index]) || titled[index] == '_'))
                (titled[index], inside) = (char.ToUpperInvariant(titled[index]), true);
            inside &= !char.IsWhiteSpace(titled[index]);
        }
        return titled.ToString();
    }

    private static Value Pieces(ReadOnlySpan<Value> of)
    {
        if (Text(of[0]) is not { } text || Text(of.Length > 1 ? of[1] : Value.Undefined) is not { } separator)
            return Value.Failed;
        return separator.Length > 0
            ? Value.From(Array.ConvertAll(text.Split(separator), Value.From))
            : Value.From(text.Select(unit => Value.From(unit.ToString())).ToArray());
    }
}
