namespace DigestBot.Cards.Templates;

internal sealed class ArrayNode(TemplateNode[] items) : TemplateNode
{
    public override void WriteValue(Expansion expansion)
    {
        expansion.Writer.WriteStartArray();
        WriteItems(expansion);
        expansion.Writer.WriteEndArray();
    }

    /// <remarks>An array in an array gives its items, as in the reference.</remarks>
    public override void WriteItems(Expansion expansion)
    {
        foreach (var item in items)
            item.WriteItems(expansion);
    }
}
