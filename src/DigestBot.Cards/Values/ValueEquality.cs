namespace DigestBot.Cards.Values;

internal static class ValueEquality
{
    private const int Deepest = 128;

    /// <summary>The machine epsilon of a double: numbers nearer than this are the same, as in the reference.</summary>
    private const double Epsilon = 2.220446049250313e-16;

    public static bool Same(in Value left, in Value right, int depth = 0)
    {
        if (left.IsNothing || right.IsNothing)
            return left.IsNothing && right.IsNothing;
        if (left.Kind != right.Kind || depth > Deepest)
            return false;
        return left.Kind switch
        {
            ValueKind.Boolean => left.Boolean == right.Boolean,
            ValueKind.Number => left.Number.Equals(right.Number) || Math.Abs(left.Number - right.Number) < Epsilon,
            ValueKind.Text => string.Equals(left.Text, right.Text, StringComparison.Ordinal),
            ValueKind.List => SameItems(ValueList.Items(left), ValueList.Items(right), depth),
            ValueKind.Map => SameProperties(left, right, depth),
            _ => false,
        };
    }

    /// <summary>What <c>===</c> says: lists and maps are the same only when they are one and the same.</summary>
    public static bool Identical(in Value left, in Value right) =>
        left.Kind == right.Kind && left.Kind < ValueKind.List && Same(left, right);

    private static bool SameItems(Value[] left, Value[] right, int depth)
    {
        if (left.Length != right.Length)
            return false;
        for (var index = 0; index < left.Length; index++)
            if (!Same(left[index], right[index], depth + 1))
                return false;
        return true;
    }

    private static bool SameProperties(in Value left, in Value right, int depth)
    {
        var properties = ValueList.Properties(left);
        var others = ValueList.Properties(right).ToLookup(other => other.Key, other => other.Value);
        if (properties.Length != others.Count)
            return false;
        foreach (var (name, value) in properties)
            if (!others.Contains(name) || !Same(value, others[name].Last(), depth + 1))
                return false;
        return true;
    }
}
