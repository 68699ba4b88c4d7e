using DigestBot.Cards.Values;

namespace DigestBot.Cards.Templates;

/// <summary>An object's <c>$data</c>: computed, written in the template, or absent.</summary>
internal readonly record struct DataSource(IBinding? Binding, Value Inline)
{
    public Value Evaluate(Expansion expansion) => Binding?.Evaluate(expansion) ?? Inline;
}

/// <summary>An object's <c>$when</c>.</summary>
/// <param name="IsNever">
/// It is a value and no expression: the reference then drops the object, unless the value is false, null, 0 or "".
/// </param>
internal readonly record struct Condition(IBinding? Binding, bool IsNever)
{
    public bool Holds(Expansion expansion) => !IsNever && Binding?.Holds(expansion) != false;
}
