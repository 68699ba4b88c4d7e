using DigestBot.Cards.Expressions;
using DigestBot.Cards.Values;

namespace DigestBot.Cards.Functions;

internal delegate Value Evaluated(ReadOnlySpan<Value> arguments);

internal delegate Value Unevaluated(ReadOnlySpan<Expression> arguments, Scope scope, bool substitute);

/// <summary>A function or operator of the expression language.</summary>
/// <param name="Type">How it is written when an expression is put back into words: <c>add</c> is <c>+</c>.</param>
/// <param name="Least">How many arguments it needs.</param>
/// <param name="Most">How many arguments it takes.</param>
internal sealed record Function(string Type, int Least, int Most, Unevaluated Apply)
{
    public const int Any = int.MaxValue;

    /// <summary>The second argument names the item, the third is computed for each item.</summary>
    public bool TakesLambda { get; init; }

    /// <summary>A function of values: evaluates all its arguments first and fails when one of them does.</summary>
    public static Function Of(string type, int least, int most, Evaluated evaluate) =>
        new(type, least, most, (arguments, scope, substitute) => Strictly(arguments, scope, substitute, evaluate));

    /// <summary>A question: names that lead nowhere are undefined in it, and what cannot be evaluated is false.</summary>
    public static Function Question(string type, int least, int most, Evaluated evaluate) =>
        new(type, least, most, (arguments, scope, _) => Ask(arguments, scope, evaluate));

    private static Value Strictly(ReadOnlySpan<Expression> arguments, Scope scope, bool substitute, Evaluated evaluate)
    {
        var values = new Value[arguments.Length];
        if (!Evaluate(arguments, values, scope, substitute))
            return Value.Failed;
        var value = evaluate(values);
        return scope.Built(Size(value)) ? value : Value.Failed;
    }

    /// <summary>What was newly made: characters, or items of a list.</summary>
    private static int Size(in Value value) =>
        !value.IsComputed ? 0
        : value.Kind == ValueKind.Text ? value.Text.Length
        : value.ComputedItems?.Length ?? 0;

    private static Value Ask(ReadOnlySpan<Expression> arguments, Scope scope, Evaluated evaluate)
    {
        var values = new Value[arguments.Length];
        return Evaluate(arguments, values, scope, substitute: false) ? evaluate(values) : Value.From(false);
    }

    private static bool Evaluate(ReadOnlySpan<Expression> arguments, Value[] values, Scope scope, bool substitute)
    {
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = arguments[index].Evaluate(scope, substitute);
            if (values[index].Kind == ValueKind.Failed)
                return false;
        }
        return true;
    }
}
