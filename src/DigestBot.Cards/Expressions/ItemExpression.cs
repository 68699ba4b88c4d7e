using System.Text;
using DigestBot.Cards.Values;

namespace DigestBot.Cards.Expressions;

/// <summary><c>list[0]</c> or <c>map['name']</c> at the end of a path.</summary>
internal sealed class ItemExpression(Expression from, Expression index) : Expression(from, index)
{
    public Expression From => from;

    public Expression Index => index;

    public override Value Evaluate(Scope scope, bool substitute)
    {
        var list = from.Evaluate(scope, substitute);
        if (list.Kind == ValueKind.Failed || !scope.Step())
            return Value.Failed;
        var at = index.Evaluate(scope, substitute: false);
        if (at.Kind == ValueKind.Text)
            return ValueList.Property(list, at.Text);
        if (!at.IsInteger)
            return Value.Failed;
        if (list.IsNothing)
            return Value.Undefined;
        return list.Kind == ValueKind.List && at.Number >= 0 && at.Number < ValueList.Count(list)
            ? ValueList.At(list, (int)at.Number)
            : Value.Failed;
    }

    protected override void Write(StringBuilder text)
    {
        Write(text, from);
        text.Append('[');
        Write(text, index);
        text.Append(']');
    }
}
