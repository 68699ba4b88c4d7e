using DigestBot.Cards.Values;

namespace DigestBot.Cards.Functions;

internal static class ListFunctions
{
    public static readonly Function Count = Function.Of("count", 1, 1, of => Size(of[0]));
    public static readonly Function Contains = new(
        "contains",
        2,
        2,
        (of, scope, substitute) =>
            Value.From(Holds(of[0].Evaluate(scope, substitute), of[1].Evaluate(scope, substitute)))
    );
    public static readonly Function IndexOf = Function.Of("indexOf", 2, 2, of => Find(of[0], of[1], backwards: false));
    public static readonly Function LastIndexOf = Function.Of(
        "lastIndexOf",
        2,
        2,
        of => Find(of[0], of[1], backwards: true)
    );
    public static readonly Function Join = Function.Of("join", 2, 3, Joined);
    public static readonly Function First = Function.Of("first", 1, 1, of => End(of[0], last: false));
    public static readonly Function Last = Function.Of("last", 1, 1, of => End(of[0], last: true));
    public static readonly Function CreateArray = Function.Of(
        "createArray",
        0,
        Function.Any,
        of => Value.From(of.ToArray())
    );
    public static readonly Function Reverse = Function.Of("reverse", 1, 1, Reversed);
    public static readonly Function Unique = Function.Of("unique", 1, 1, Distinct);
    public static readonly Function Union = Function.Of("union", 1, Function.Any, United);

    private static Value Size(in Value value) =>
        value.Kind switch
        {
            ValueKind.Text => Value.From((double)value.Text.Length),
            ValueKind.List => Value.From((double)ValueList.Count(value)),
            ValueKind.Map => Value.From((double)ValueList.Properties(value).Length),
            _ => Value.Failed,
        };

    private static bool Holds(in Value where, Value what)
    {
        if (what.Kind == ValueKind.Failed)
            return false;
        return where.Kind switch
        {
            ValueKind.Text => what.Kind == ValueKind.Text && where.Text.Contains(what.Text, StringComparison.Ordinal),
            ValueKind.List => Array.Exists(ValueList.Items(where), item => ValueEquality.Same(item, what)),
            ValueKind.Map => what.Kind == ValueKind.Text
                && ValueList.Property(where, what.Text).Kind != ValueKind.Undefined,
            _ => false,
        };
    }

    private static Value Find(in Value where, Value what, bool backwards)
    {
        if (where.Kind == ValueKind.List)
        {
            var items = ValueList.Items(where);
            bool Matches(Value item) => ValueEquality.Identical(item, what);
            return Value.From(
                (double)(backwards ? Array.FindLastIndex(items, Matches) : Array.FindIndex(items, Matches))
            );
        }
        if (
            (where.IsNothing ? "" : TextFunctions.Text(where)) is not { } text
            || TextFunctions.Text(what) is not { } part
        )
            return Value.Failed;
        return Value.From((double)(backwards ? LastPlace(text, part) : text.IndexOf(part, StringComparison.Ordinal)));
    }

    /// <remarks>The reference begins at the last character, so that the empty text is found before it.</remarks>
    private static int LastPlace(string text, string part) =>
        part.Length == 0 ? Math.Max(0, text.Length - 1) : text.LastIndexOf(part, StringComparison.Ordinal);

    private static Value Joined(ReadOnlySpan<Value> of)
    {
        if (of[0].Kind != ValueKind.List)
            return Value.Failed;
        var items = ValueList.Items(of[0]);
        if ((long)items.Length * Separator(of[1]).Length > TextFunctions.Longest)
            return Value.Failed;
        if (of.Length == 2)
            return Value.From(ValueText.Join(items, Separator(of[1])));
        return items.Length < 3
            ? Value.From(ValueText.Join(items, Separator(of[2])))
            : Value.From(
                ValueText.Join(items.AsSpan(..^1), Separator(of[1])) + ValueText.Of(of[2]) + ValueText.Of(items[^1])
            );
    }

    private static string Separator(in Value value) => value.Kind == ValueKind.Undefined ? "," : ValueText.Of(value);

    private static Value End(in Value value, bool last)
    {
        if (value.Kind == ValueKind.Text && value.Text is { Length: > 0 } text)
            return Value.From((last ? text[^1] : text[0]).ToString());
        return value.Kind == ValueKind.List && ValueList.Count(value) is > 0 and var count
            ? ValueList.At(value, last ? count - 1 : 0)
            : Value.Undefined;
    }

    private static Value Reversed(ReadOnlySpan<Value> of)
    {
        if (of[0].Kind == ValueKind.List)
            return Value.From(ValueList.Items(of[0]).Reverse().ToArray());
        return of[0].Kind == ValueKind.Text ? Value.From(string.Concat(of[0].Text.Reverse())) : Value.Failed;
    }

    private static Value Distinct(ReadOnlySpan<Value> of)
    {
        if (of[0].Kind != ValueKind.List)
            return Value.Failed;
        var distinct = new List<Value>();
        foreach (var item in ValueList.Items(of[0]))
            if (!distinct.Exists(known => ValueEquality.Identical(known, item)))
                distinct.Add(item);
        return Value.From(distinct.ToArray());
    }

    private static Value United(ReadOnlySpan<Value> of)
    {
        var all = new List<Value>();
        foreach (var list in of)
            if (list.Kind == ValueKind.List)
                all.AddRange(ValueList.Items(list));
            else
                return Value.Failed;
        return Distinct([Value.From(all.ToArray())]);
    }
}
