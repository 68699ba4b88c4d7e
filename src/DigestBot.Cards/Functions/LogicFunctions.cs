using DigestBot.Cards.Expressions;
using DigestBot.Cards.Values;

namespace DigestBot.Cards.Functions;

internal static class LogicFunctions
{
    public static readonly Function If = new("if", 3, 3, Choose);
    public static readonly Function And = new("&&", 1, Function.Any, All);
    public static readonly Function Or = new("||", 1, Function.Any, Any);
    public static readonly Function Not = new(
        "!",
        1,
        1,
        (of, scope, _) => Value.From(!of[0].Evaluate(scope, false).IsTrue)
    );
    public static readonly Function Coalesce = new("coalesce", 1, Function.Any, FirstKnown);

    public static readonly Function Equal = Question("==", of => Value.From(ValueEquality.Same(of[0], of[1])));
    public static readonly Function NotEqual = Question("!=", of => Value.From(!ValueEquality.Same(of[0], of[1])));
    public static readonly Function Less = Comparison("<", order => order < 0);
    public static readonly Function LessOrEqual = Comparison("<=", order => order <= 0);
    public static readonly Function Greater = Comparison(">", order => order > 0);
    public static readonly Function GreaterOrEqual = Comparison(">=", order => order >= 0);

    public static readonly Function Exists = Function.Question("exists", 1, 1, of => Value.From(!of[0].IsNothing));
    public static readonly Function Empty = Function.Question("empty", 1, 1, of => Value.From(IsEmpty(of[0])));
    public static readonly Function Bool = Function.Question("bool", 1, 1, of => Value.From(AsBoolean(of[0])));

    private static Value Choose(ReadOnlySpan<Expression> of, Scope scope, bool substitute) =>
        of[0].Evaluate(scope, substitute: false).IsTrue
            ? of[1].Evaluate(scope, substitute)
            : of[2].Evaluate(scope, substitute);

    private static Value All(ReadOnlySpan<Expression> of, Scope scope, bool substitute)
    {
        foreach (var part in of)
            if (!part.Evaluate(scope, substitute: false).IsTrue)
                return Value.From(false);
        return Value.From(true);
    }

    private static Value Any(ReadOnlySpan<Expression> of, Scope scope, bool substitute)
    {
        foreach (var part in of)
            if (part.Evaluate(scope, substitute: false).IsTrue)
                return Value.From(true);
        return Value.From(false);
    }

    /// <remarks>A path to nothing is nothing here: putting something in its place is what coalesce is for.</remarks>
    private static Value FirstKnown(ReadOnlySpan<Expression> of, Scope scope, bool substitute)
    {
        foreach (var part in of)
            if (part.Evaluate(scope, substitute: false) is { IsNothing: false } known)
                return known;
        return Value.Undefined;
    }

    private static Function Question(string type, Evaluated evaluate) => Function.Question(type, 2, 2, evaluate);

    private static Function Comparison(string type, Predicate<int> holds) =>
        Question(
            type,
            of =>
                (of[0].Kind, of[1].Kind) switch
                {
                    (ValueKind.Number, ValueKind.Number) => Value.From(holds(of[0].Number.CompareTo(of[1].Number))),
                    (ValueKind.Text, ValueKind.Text) => Value.From(
                        holds(string.CompareOrdinal(of[0].Text, of[1].Text))
                    ),
                    _ when of[0].IsNothing || of[1].IsNothing => Value.From(false),
                    _ => Value.Failed,
                }
        );

    private static bool IsEmpty(in Value value) =>
        value.Kind switch
        {
            ValueKind.Text => value.Text.Length == 0,
            ValueKind.List => ValueList.Count(value) == 0,
            ValueKind.Map => ValueList.Properties(value).Length == 0,
            _ => value.IsNothing,
        };

    private static bool AsBoolean(in Value value) =>
        value.Kind switch
        {
            ValueKind.Number => value.Number != 0,
            ValueKind.Undefined or ValueKind.Null => false,
            _ => value.IsTrue && !ValueText.Of(value).Contains("false", StringComparison.OrdinalIgnoreCase),
        };
}
