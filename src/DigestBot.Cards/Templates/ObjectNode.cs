using System.Text.Json;
using DigestBot.Cards.Values;

namespace DigestBot.Cards.Templates;

internal readonly record struct PropertyNode(JsonEncodedText Name, TemplateNode Value);

/// <summary>An object, written once for each item of its <c>$data</c>, where its <c>$when</c> holds.</summary>
internal sealed class ObjectNode(PropertyNode[] properties, DataSource data, Condition when) : TemplateNode
{
    public override void WriteItems(Expansion expansion) => ForEach(expansion, WriteObject);

    /// <remarks>No item gives null, one gives an object, several give an array, as in the reference.</remarks>
    public override void WriteValue(Expansion expansion)
    {
        var count = 0;
        ForEach(expansion, _ => ++count < 2);
        if (count == 0)
            expansion.Writer.WriteNullValue();
        if (count > 1)
            expansion.Writer.WriteStartArray();
        if (count > 0)
            WriteItems(expansion);
        if (count > 1)
            expansion.Writer.WriteEndArray();
    }

    private void ForEach(Expansion expansion, Func<Expansion, bool> visit)
    {
        var (outer, index) = (expansion.Data, expansion.Index);
        var source = data.Evaluate(expansion);
        if (source.Kind == ValueKind.List)
            ForEachItem(expansion, source, visit);
        else
            Visit(expansion, source, visit);
        (expansion.Data, expansion.Index) = (outer, index);
    }

    private void ForEachItem(Expansion expansion, Value list, Func<Expansion, bool> visit)
    {
        var more = true;
        var count = ValueList.Count(list);
        for (var at = 0; at < count && more && expansion.HasRoom && expansion.Step(); at++)
        {
            expansion.Index = Value.From((double)at);
            more = Visit(expansion, ValueList.At(list, at), visit);
        }
    }

    private bool Visit(Expansion expansion, Value item, Func<Expansion, bool> visit)
    {
        if (item.Kind != ValueKind.Undefined)
            expansion.Data = item;
        return !when.Holds(expansion) || visit(expansion);
    }

    private bool WriteObject(Expansion expansion)
    {
        expansion.Writer.WriteStartObject();
        foreach (var (name, value) in properties)
            value.WriteProperty(expansion, name);
        expansion.Writer.WriteEndObject();
        return true;
    }
}
