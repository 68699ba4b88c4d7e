using System.Text;
using DigestBot.Cards.Values;

namespace DigestBot.Cards.Expressions;

/// <summary><c>{name: value}</c></summary>
internal sealed class MapExpression(string[] names, Expression[] values) : Expression(values)
{
    public override Value Evaluate(Scope scope, bool substitute)
    {
        var properties = new OrderedDictionary<string, Value>(StringComparer.Ordinal);
        for (var index = 0; index < names.Length; index++)
        {
            var value = values[index].Evaluate(scope, substitute);
            if (value.Kind == ValueKind.Failed)
                return value;
            properties[names[index]] = value;
        }
        return Value.From(properties.ToArray());
    }

    protected override void Write(StringBuilder text)
    {
        foreach (var _ in names)
            text.Append("setProperty(");
        text.Append("json('{}')");
        for (var index = 0; index < names.Length; index++)
        {
            text.Append(", '").Append(names[index]).Append("', ");
            Write(text, values[index]);
            text.Append(')');
        }
    }
}
