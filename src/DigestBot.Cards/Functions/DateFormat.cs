using System.Globalization;
using System.Text;

namespace DigestBot.Cards.Functions;

/// <summary>
/// Writes a time by a .NET-style pattern (<c>d MMM yyyy HH:mm</c>) with the reference's reading of it: times are UTC,
/// fractions have three digits, and the capitals <c>YYYY</c> and <c>DD</c> mean year and day too.
/// </summary>
internal static class DateFormat
{
    private const string Default = "yyyy-MM-ddTHH:mm:ss.fffK";

    public static string Write(DateTimeOffset time, string format, CultureInfo culture)
    {
        if (format.Length == 0)
            return Write(time, Default, CultureInfo.InvariantCulture).Replace("+00:00", "Z", StringComparison.Ordinal);
        if (format is "o" or "O")
            format = "yyyy-MM-ddTHH:mm:ss.fff0000K";
        var text = new StringBuilder();
        for (var at = 0; at < format.Length; )
            at += Part(format.AsSpan(at), time, culture, text);
        return text.ToString();
    }

    private static int Part(ReadOnlySpan<char> format, DateTimeOffset time, CultureInfo culture, StringBuilder text)
    {
        var letter = format[0];
        if (letter == '\\' && format.Length > 1)
        {
            text.Append(format[1]);
            return 2;
        }
        if (letter is '\'' or '"' or '`' && format[1..].IndexOf(letter) is >= 0 and var end)
        {
            text.Append(format.Slice(1, end));
            return end + 2;
        }
        if (letter == '%')
            return 1;
        var length = Run(format);
        text.Append(Token(letter, length, time, culture) ?? format[..length].ToString());
        return length;
    }

    private static int Run(ReadOnlySpan<char> format)
    {
        var length = format.IndexOfAnyExcept(format[0]);
        return length < 0 ? format.Length : length;
    }

    private static string? Token(char letter, int length, DateTimeOffset time, CultureInfo culture) =>
        letter switch
        {
            'd' => Day(length, time, culture),
            'D' => Number(time.Day, length),
            'M' => Month(length, time, culture),
            'y' or 'Y' => length < 3 ? Number(time.Year % 100, 2) : Number(time.Year, 4),
            'H' => Number(time.Hour, length),
            'h' => Number((time.Hour + 11) % 12 + 1, length),
            'm' => Number(time.Minute, length),
            's' => Number(time.Second, length),
            'f' or 'F' or 'S' when length >= 3 => Number(time.Millisecond, 3),
            't' or 'A' => time.Hour < 12 ? "AM" : "PM",
            'a' => time.Hour < 12 ? "am" : "pm",
            'K' or 'Z' => "+00:00",
            'z' => length < 3 ? "+0000" : "+00:00",
            _ => null,
        };

    private static string Day(int length, DateTimeOffset time, CultureInfo culture) =>
        length switch
        {
            < 3 => Number(time.Day, length),
            3 => time.ToString("ddd", culture),
            _ => time.ToString("dddd", culture),
        };

    private static string Month(int length, DateTimeOffset time, CultureInfo culture) =>
        length switch
        {
            < 3 => Number(time.Month, length),
            3 => time.ToString("MMM", culture),
            _ => time.ToString("MMMM", culture),
        };

    private static string Number(int number, int digits) =>
        number.ToString(
            digits > 2 ? $"D{Math.Min(digits, 4)}"
                : digits == 2 ? "D2"
                : "D1",
            CultureInfo.InvariantCulture
        );
}
