using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DigestBot.Cards.Values;

namespace DigestBot.Cards.Functions;

internal static partial class ConversionFunctions
{
    public static readonly Function String = Function.Of("string", 1, 2, AsText);
    public static readonly Function Int = Function.Of("int", 1, 1, of => AsNumber(of[0], WholeNumber(), Math.Truncate));
    public static readonly Function Float = Function.Of(
        "float",
        1,
        1,
        of => AsNumber(of[0], AnyNumber(), whole => whole)
    );
    public static readonly Function Json = Function.Of("json", 1, 1, of => Parse(of[0]));
    public static readonly Function JsonStringify = Function.Of(
        "jsonStringify",
        1,
        1,
        of => Value.From(ValueText.Json(of[0]))
    );
    public static readonly Function UriComponent = Function.Of("uriComponent", 1, 1, of => Encode(of[0]));
    public static readonly Function FormatNumber = Function.Of("formatNumber", 2, 3, Format);
    public static readonly Function AddOrdinal = Function.Of(
        "addOrdinal",
        1,
        1,
        of => of[0].IsInteger ? Value.From(ValueText.Of(of[0]) + Ordinal(of[0].Number)) : Value.Failed
    );
    public static readonly Function IsString = Is("isString", value => value.Kind == ValueKind.Text);
    public static readonly Function IsBoolean = Is("isBoolean", value => value.Kind == ValueKind.Boolean);
    public static readonly Function IsArray = Is("isArray", value => value.Kind == ValueKind.List);
    public static readonly Function IsInteger = Is("isInteger", value => value.IsInteger);

    private static Function Is(string type, Predicate<Value> holds) =>
        Function.Of(type, 1, 1, of => Value.From(holds(of[0])));

    /// <remarks>Numbers come out grouped, "1,234.5", as in the reference; concat and a binding in a text do not group.</remarks>
    private static Value AsText(ReadOnlySpan<Value> of)
    {
        if (of[0].Kind != ValueKind.Number)
            return Value.From(ValueText.Plainly(of[0]));
        var plain = NumberText.Of(of[0].Number);
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        return Value.From(Grouped(of[0].Number, point < 0 ? 0 : plain.Length - point - 1, Cultures.Of(of, 1)));
    }

    private static Value Format(ReadOnlySpan<Value> of)
    {
        if (of[0].Kind != ValueKind.Number || of[1].Kind != ValueKind.Number || of[1].Number is < 0 or > 20)
            return Value.Failed;
        var digits = (int)of[1].Number;
        return Value.From(Grouped(NumberFunctions.RoundTo(of[0].Number, digits), digits, Cultures.Of(of, 2)));
    }

    private static string Grouped(double number, int digits, CultureInfo culture)
    {
        if (!double.IsFinite(number))
            return NumberText.Of(number);
        var text = Math.Abs(number).ToString("N" + Math.Min(digits, 20), culture);
        return number < 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? "−" + text : text;
    }

    private static Value AsNumber(in Value value, Regex pattern, Func<double, double> cut)
    {
        if (value.Kind == ValueKind.Number)
            return Value.From(cut(value.Number));
        if (value.Kind != ValueKind.Text)
            return Value.Undefined;
        var match = pattern.Match(value.Text);
        return
            match.Success
            && double.TryParse(match.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Value.From(number)
            : Value.Failed;
    }

    private static Value Parse(in Value value)
    {
        if (value.Kind != ValueKind.Text)
            return Value.Failed;
        try
        {
            using var document = JsonDocument.Parse(JsonText.Whole(value.Text).Trim());
            return Value.From(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return Value.Failed;
        }
    }

    private static Value Encode(in Value value)
    {
        if (value.Kind != ValueKind.Text)
            return Value.Failed;
        var encoded = new StringBuilder();
        foreach (var unit in Encoding.UTF8.GetBytes(value.Text))
            if (char.IsAsciiLetterOrDigit((char)unit) || "-_.!~*'()".Contains((char)unit, StringComparison.Ordinal))
                encoded.Append((char)unit);
            else
                encoded.Append(CultureInfo.InvariantCulture, $"%{unit:X2}");
        return Value.From(encoded.ToString());
    }

    private static string Ordinal(double number) =>
        (number, number % 100, number % 10) switch
        {
            (<= 0, _, _) => "",
            (_, >= 11 and <= 13, _) => "th",
            (_, _, 1) => "st",
            (_, _, 2) => "nd",
            (_, _, 3) => "rd",
            _ => "th",
        };

    [GeneratedRegex(@"(?<=^\s*)[+-]?[0-9]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"(?<=^\s*)[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnyNumber();
}
