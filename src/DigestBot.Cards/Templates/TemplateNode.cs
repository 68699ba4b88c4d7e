using System.Text.Json;

namespace DigestBot.Cards.Templates;

/// <summary>A piece of a compiled template. Immutable.</summary>
internal abstract class TemplateNode
{
    /// <summary>Writes exactly one JSON value.</summary>
    public abstract void WriteValue(Expansion expansion);

    /// <summary>Writes what stands at this place of an array: any number of items, nothing in place of null.</summary>
    public abstract void WriteItems(Expansion expansion);

    /// <summary>Writes a property, or nothing when its value does not exist.</summary>
    public virtual void WriteProperty(Expansion expansion, JsonEncodedText name)
    {
        expansion.Writer.WritePropertyName(name);
        WriteValue(expansion);
    }
}
