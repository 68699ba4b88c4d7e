using DigestBot.Cards.Values;

namespace DigestBot.Cards.Functions;

internal static class NumberFunctions
{
    public static readonly Function Add = Function.Of("+", 2, Function.Any, Sum);
    public static readonly Function Subtract = Operator("-", (a, b) => Value.From(a - b));
    public static readonly Function Multiply = Operator("*", (a, b) => Value.From(a * b));
    public static readonly Function Divide = Operator("/", Quotient);
    public static readonly Function Power = Operator("^", (a, b) => Value.From(Math.Pow(a, b)));
    public static readonly Function Mod = Function.Of(
        "%",
        2,
        2,
        of =>
            of[0].IsInteger && of[1].IsInteger && of[1].Number != 0
                ? Value.From(of[0].Number % of[1].Number)
                : Value.Failed
    );
    public static readonly Function Floor = Unary("floor", Math.Floor);
    public static readonly Function Ceiling = Unary("ceiling", Math.Ceiling);
    public static readonly Function Abs = Unary("abs", Math.Abs);
    public static readonly Function Sqrt = Unary("sqrt", Math.Sqrt);
    public static readonly Function Round = Function.Of("round", 1, 2, Rounded);
    public static readonly Function Min = Function.Of(
        "min",
        1,
        Function.Any,
        of => Fold(of, double.PositiveInfinity, Math.Min)
    );
    public static readonly Function Max = Function.Of(
        "max",
        1,
        Function.Any,
        of => Fold(of, double.NegativeInfinity, Math.Max)
    );
    public static readonly Function SumOf = Function.Of("sum", 1, 1, of => Total(of, items => items.Sum()));
    public static readonly Function Average = Function.Of("average", 1, 1, of => Total(of, items => items.Average()));

    /// <summary>Rounded to digits after the point, halves upwards as JavaScript does.</summary>
    public static double RoundTo(double number, double digits)
    {
        var scale = Math.Pow(10, digits);
        return RoundHalfUp(number * scale) / scale;
    }

    private static double RoundHalfUp(double number) =>
        Math.Floor(number) is var whole && number - whole >= 0.5 ? whole + 1 : whole;

    /// <remarks>Adds numbers, and puts texts together; null and a number together are neither.</remarks>
    private static Value Sum(ReadOnlySpan<Value> of)
    {
        foreach (var part in of)
            if (part.Kind is not (ValueKind.Number or ValueKind.Text or ValueKind.Undefined))
                return Value.Failed;
        var sum = of[0];
        for (var index = 1; index < of.Length && sum.Kind != ValueKind.Failed; index++)
            sum = Sum(sum, of[index]);
        return sum;
    }

    private static Value Sum(in Value left, in Value right) =>
        (left.Kind, right.Kind) switch
        {
            (ValueKind.Number, ValueKind.Number) => Value.From(left.Number + right.Number),
            (ValueKind.Undefined, ValueKind.Number) or (ValueKind.Number, ValueKind.Undefined) => Value.Failed,
            _ => Value.From(ValueText.Plainly(left) + ValueText.Plainly(right)),
        };

    private static Value Quotient(double left, double right)
    {
        if (right == 0)
            return Value.Failed;
        var quotient = left / right;
        return Value.From(double.IsInteger(left) && double.IsInteger(right) ? Math.Floor(quotient) : quotient);
    }

    private static Function Operator(string type, Func<double, double, Value> apply) =>
        Function.Of(
            type,
            2,
            Function.Any,
            of =>
            {
                var result = of[0];
                for (var index = 1; index < of.Length && result.Kind == ValueKind.Number; index++)
                    result = of[index].Kind == ValueKind.Number ? apply(result.Number, of[index].Number) : Value.Failed;
                return result.Kind == ValueKind.Number ? result : Value.Failed;
            }
        );

    private static Function Unary(string type, Func<double, double> apply) =>
        Function.Of(
            type,
            1,
            1,
            of =>
                of[0].Kind == ValueKind.Number && apply(of[0].Number) is var result && !double.IsNaN(result)
                    ? Value.From(result)
                    : Value.Failed
        );

    private static Value Rounded(ReadOnlySpan<Value> of)
    {
        var digits = of.Length > 1 ? of[1] : Value.From(0d);
        return of[0].Kind == ValueKind.Number && digits.IsInteger && digits.Number is >= 0 and <= 15
            ? Value.From(RoundTo(of[0].Number, digits.Number))
            : Value.Failed;
    }

    private static Value Fold(ReadOnlySpan<Value> of, double chosen, Func<double, double, double> choose)
    {
        foreach (var value in of)
            if (Numbers(value.Kind == ValueKind.Number ? Value.From([value]) : value) is { } numbers)
                chosen = numbers.Aggregate(chosen, choose);
            else
                return Value.Failed;
        return Value.From(chosen);
    }

    private static Value Total(ReadOnlySpan<Value> of, Func<double[], double> total) =>
        Numbers(of[0]) is { Length: > 0 } numbers ? Value.From(total(numbers)) : Value.Failed;

    private static double[]? Numbers(in Value value)
    {
        if (value.Kind != ValueKind.List)
            return null;
        var items = ValueList.Items(value);
        return Array.TrueForAll(items, item => item.Kind == ValueKind.Number)
            ? Array.ConvertAll(items, item => item.Number)
            : null;
    }
}
