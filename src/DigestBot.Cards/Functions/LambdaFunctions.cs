using DigestBot.Cards.Expressions;
using DigestBot.Cards.Values;

namespace DigestBot.Cards.Functions;

/// <summary>What is computed for each item: <c>select(items, item, item.name)</c> or <c>select(items, item =&gt; item.name)</c>.</summary>
internal static class LambdaFunctions
{
    public static readonly Function Select = Lambda("select", Mapped);
    public static readonly Function Foreach = Lambda("foreach", Mapped);
    public static readonly Function Where = Lambda("where", Filtered);
    public static readonly Function Any = Lambda("any", (of, scope, sub) => Holds(of, scope, sub, wanted: true));
    public static readonly Function All = Lambda("all", (of, scope, sub) => Holds(of, scope, sub, wanted: false));

    private static Function Lambda(string type, Unevaluated apply) => new(type, 3, 3, apply) { TakesLambda = true };

    private static Value Each(Expression name, in Value item, Expression body, Scope scope, bool substitute)
    {
        scope.Push(((PathExpression)name).SingleName ?? "", item);
        var value = body.Evaluate(scope, substitute);
        scope.Pop();
        return value;
    }

    private static Value Mapped(ReadOnlySpan<Expression> of, Scope scope, bool substitute)
    {
        if (ValueList.AsItems(of[0].Evaluate(scope, substitute)) is not { } items)
            return Value.Failed;
        var mapped = new Value[items.Length];
        for (var index = 0; index < items.Length; index++)
        {
            mapped[index] = Each(of[1], items[index], of[2], scope, substitute);
            if (mapped[index].Kind == ValueKind.Failed)
                return Value.Failed;
        }
        return Value.From(mapped);
    }

    private static Value Filtered(ReadOnlySpan<Expression> of, Scope scope, bool substitute)
    {
        var source = of[0].Evaluate(scope, substitute);
        if (ValueList.AsItems(source) is not { } items)
            return Value.Failed;
        var kept = new List<Value>();
        foreach (var item in items)
            if (Each(of[1], item, of[2], scope, substitute).IsTrue)
                kept.Add(item);
        return source.Kind == ValueKind.List ? Value.From(kept.ToArray()) : Value.From(kept.Select(Property).ToArray());
    }

    private static KeyValuePair<string, Value> Property(Value pair) =>
        KeyValuePair.Create(ValueList.Property(pair, "key").Text, ValueList.Property(pair, "value"));

    private static Value Holds(ReadOnlySpan<Expression> of, Scope scope, bool substitute, bool wanted)
    {
        if (ValueList.AsItems(of[0].Evaluate(scope, substitute)) is not { } items)
            return Value.Failed;
        foreach (var item in items)
            if (Each(of[1], item, of[2], scope, substitute).IsTrue == wanted)
                return Value.From(wanted);
        return Value.From(!wanted);
    }
}
