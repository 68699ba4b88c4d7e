using DigestBot.Cards.Expressions;
using DigestBot.Cards.Values;

namespace DigestBot.Cards.Templates;

/// <summary>A text with bindings in it; also a lone concat(…), which the reference treats in the same way.</summary>
internal sealed class TextNode(Expression[] parts, bool isConcat) : TemplateNode, IBinding
{
    private readonly string[] _unevaluated = Array.ConvertAll(parts, part => $"${{{part.Text}}}");

    public override void WriteValue(Expansion expansion)
    {
        if (Lists(expansion) is { } lists)
            ValueWriter.Write(expansion.Writer, lists);
        else
            expansion.Writer.WriteStringValue(Text(expansion));
    }

    public override void WriteItems(Expansion expansion)
    {
        if (Lists(expansion) is { } lists)
            ValueWriter.WriteItems(expansion.Writer, lists);
        else
            expansion.Writer.WriteStringValue(Text(expansion));
    }

    public Value Evaluate(Expansion expansion) => Lists(expansion) ?? Value.From(Text(expansion).ToString());

    public bool Holds(Expansion expansion) => false;

    /// <remarks>Nothing but lists are put together to one list; the reference writes them as text.</remarks>
    private Value? Lists(Expansion expansion)
    {
        if (!isConcat || parts.Length == 1 || Array.Exists(parts, part => part is ConstantExpression))
            return null;
        var items = new List<Value>();
        foreach (var part in parts)
            if (part.Evaluate(expansion, substitute: true) is { Kind: ValueKind.List } list)
                items.AddRange(ValueList.Items(list));
            else
                return null;
        return Value.From(items.ToArray());
    }

    private ReadOnlySpan<char> Text(Expansion expansion)
    {
        var text = expansion.Text;
        text.Clear();
        for (var index = 0; index < parts.Length; index++)
        {
            var value = expansion.HasRoom ? parts[index].Evaluate(expansion, substitute: true) : Value.Failed;
            if (value.Kind == ValueKind.Failed || (value.IsNothing && !isConcat))
                text.Append(_unevaluated[index]);
            else if (!value.IsNothing)
                text.Append(value);
        }
        return text.Written;
    }
}
