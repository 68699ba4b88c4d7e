using DigestBot.Cards.Values;

namespace DigestBot.Cards.Templates;

/// <summary>A number, a truth value, null, or a text without a binding.</summary>
internal sealed class LiteralNode(Value value) : TemplateNode
{
    public Value Value => value;

    public override void WriteValue(Expansion expansion) => ValueWriter.Write(expansion.Writer, value);

    public override void WriteItems(Expansion expansion)
    {
        if (value.Kind != ValueKind.Null)
            WriteValue(expansion);
    }
}
