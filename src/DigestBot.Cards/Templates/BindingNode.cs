using System.Text.Json;
using DigestBot.Cards.Expressions;
using DigestBot.Cards.Values;

namespace DigestBot.Cards.Templates;

/// <summary>A text that is exactly one <c>${…}</c>: whatever the expression gives, of whatever type.</summary>
internal sealed class BindingNode(Expression expression) : TemplateNode, IBinding
{
    public override void WriteValue(Expansion expansion) => ValueWriter.Write(expansion.Writer, Evaluate(expansion));

    public override void WriteProperty(Expansion expansion, JsonEncodedText name)
    {
        var value = Evaluate(expansion);
        if (value.Kind == ValueKind.Undefined)
            return;
        expansion.Writer.WritePropertyName(name);
        ValueWriter.Write(expansion.Writer, value);
    }

    public override void WriteItems(Expansion expansion)
    {
        var value = Evaluate(expansion);
        if (value.Kind == ValueKind.List)
            ValueWriter.WriteItems(expansion.Writer, value);
        else if (value.Kind != ValueKind.Null)
            ValueWriter.Write(expansion.Writer, value);
    }

    public Value Evaluate(Expansion expansion)
    {
        var value = expansion.HasRoom ? expression.Evaluate(expansion, substitute: true) : Value.Failed;
        return value.Kind == ValueKind.Failed ? Value.From($"${{{expression.Text}}}") : value;
    }

    public bool Holds(Expansion expansion) =>
        expression.Evaluate(expansion, substitute: false) is { Kind: ValueKind.Boolean, Boolean: true };
}
