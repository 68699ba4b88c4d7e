using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DigestBot.Storage;

/// <summary>Many rows as one parameter, so that a statement for all of them runs once.</summary>
internal static class JsonRows
{
    public static void WriteNumberOrNull(this Utf8JsonWriter row, int? number)
    {
        if (number is { } known)
            row.WriteNumberValue(known);
        else
            row.WriteNullValue();
    }

    /// <summary>Such as <c>[4,5]</c>.</summary>
    public static string Of(IEnumerable<long> numbers) =>
        $"[{string.Join(',', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)))}]";

    /// <summary>Such as <c>[[4,"a"],[5,null]]</c>.</summary>
    /// <param name="write">Writes the values of a row.</param>
    public static string Of<T>(IEnumerable<T> rows, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var row in rows)
            {
                writer.WriteStartArray();
                write(writer, row);
                writer.WriteEndArray();
            }
            writer.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
