using System.Globalization;
using DigestBot.Cards.Values;

namespace DigestBot.Cards.Functions;

internal static class DateFunctions
{
    public static readonly Function FormatDateTime = Function.Of("formatDateTime", 1, 3, Formatted);
    public static readonly Function FormatEpoch = Function.Of("formatEpoch", 1, 3, FromEpoch);

    private static Value Formatted(ReadOnlySpan<Value> of) =>
        of[0].Kind == ValueKind.Text
        && DateTimeOffset.TryParse(
            of[0].Text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? Write(time, of)
            : Value.Failed;

    private static Value FromEpoch(ReadOnlySpan<Value> of)
    {
        if (of[0].Kind != ValueKind.Number)
            return Value.Failed;
        var milliseconds = Math.Truncate(of[0].Number * 1000);
        return milliseconds is >= -62135596800000 and <= 253402300799999
            ? Write(DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds), of)
            : Value.Failed;
    }

    private static Value Write(DateTimeOffset time, ReadOnlySpan<Value> of)
    {
        var format = of.Length > 1 && of[1].Kind == ValueKind.Text ? of[1].Text : "";
        return Value.From(DateFormat.Write(time, format, Cultures.Of(of, 2)));
    }
}
