using System.Globalization;

namespace DigestBot.Cards.Values;

/// <summary>A number as JavaScript writes it: shortest digits, plain up to 21 of them.</summary>
/// <remarks>https://tc39.es/ecma262/#sec-numeric-types-number-tostring</remarks>
internal static class NumberText
{
    public static string Of(double number)
    {
        if (double.IsNaN(number))
            return "NaN";
        if (double.IsInfinity(number))
            return number > 0 ? "Infinity" : "-Infinity";
        if (number == 0)
            return "0";
        if (Math.Abs(number) < 1e15 && double.IsInteger(number))
            return ((long)number).ToString(CultureInfo.InvariantCulture);
        var (digits, point) = Shortest(Math.Abs(number));
        return (number < 0 ? "-" : "") + Lay(digits, point);
    }

    /// <summary>The shortest digits that read back as the same number, and where the point stands among them.</summary>
    private static (string Digits, int Point) Shortest(double number)
    {
        var parts = number.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var whole = parts[0].IndexOf('.', StringComparison.Ordinal) is var at and >= 0 ? at : parts[0].Length;
        var digits = parts[0].Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimStart('0');
        return (significant.TrimEnd('0'), whole + exponent - (digits.Length - significant.Length));
    }

    private static string Lay(string digits, int point) =>
        point switch
        {
            > 21 or <= -6 => Exponent(digits, point - 1),
            <= 0 => "0." + new string('0', -point) + digits,
            _ when point >= digits.Length => digits.PadRight(point, '0'),
            _ => digits.Insert(point, "."),
        };

    private static string Exponent(string digits, int exponent) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits.AsSpan(1)}e{exponent:+0;-0}"
        );
}
