using DigestBot.Cards.Values;

namespace DigestBot.Cards.Functions;

internal static class SliceFunctions
{
    public static readonly Function Skip = Function.Of("skip", 2, 2, Skipped);
    public static readonly Function Take = Function.Of("take", 2, 2, Taken);
    public static readonly Function SubArray = Function.Of("subArray", 2, 3, Part);
    public static readonly Function Range = Function.Of("range", 2, 2, Counted);

    private const int LongestRange = 10_000;

    private static Value Skipped(ReadOnlySpan<Value> of)
    {
        if (of[0].Kind != ValueKind.List || !of[1].IsInteger)
            return Value.Failed;
        var items = ValueList.Items(of[0]);
        return Value.From(items[Clamp(of[1], items.Length)..]);
    }

    private static Value Taken(ReadOnlySpan<Value> of)
    {
        if (!of[1].IsInteger)
            return Value.Failed;
        if (of[0].Kind == ValueKind.Text)
            return Value.From(of[0].Text[..Clamp(of[1], of[0].Text.Length)]);
        if (of[0].Kind != ValueKind.List)
            return Value.Failed;
        var items = ValueList.Items(of[0]);
        return Value.From(items[..Clamp(of[1], items.Length)]);
    }

    private static Value Part(ReadOnlySpan<Value> of)
    {
        if (of[0].Kind != ValueKind.List || !of[1].IsInteger || (of.Length > 2 && !of[2].IsInteger))
            return Value.Failed;
        var items = ValueList.Items(of[0]);
        var (start, end) = (of[1].Number, of.Length > 2 ? of[2].Number : items.Length);
        if (start < 0 || start > items.Length || end < 0 || end > items.Length)
            return Value.Failed;
        return Value.From(start < end ? items[(int)start..(int)end] : []);
    }

    private static Value Counted(ReadOnlySpan<Value> of)
    {
        if (!of[0].IsInteger || !of[1].IsInteger || of[1].Number is <= 0 or > LongestRange)
            return Value.Failed;
        var start = of[0].Number;
        return Value.From(Enumerable.Range(0, (int)of[1].Number).Select(step => Value.From(start + step)).ToArray());
    }

    private static int Clamp(in Value count, int most) => (int)Math.Clamp(count.Number, 0, most);
}
