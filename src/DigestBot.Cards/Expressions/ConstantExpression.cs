using System.Text;
using DigestBot.Cards.Values;

namespace DigestBot.Cards.Expressions;

internal sealed class ConstantExpression(Value value) : Expression
{
    public Value Value => value;

    public override Value Evaluate(Scope scope, bool substitute) => value;

    protected override void Write(StringBuilder text)
    {
        if (value.Kind == ValueKind.Text)
            text.Append('\'').Append(Escaped(value.Text)).Append('\'');
        else
            text.Append(ValueText.Of(value));
    }

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
}
