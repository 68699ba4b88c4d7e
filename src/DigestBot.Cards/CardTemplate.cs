using System.Text.Json;
using DigestBot.Cards.Templates;
using DigestBot.Cards.Values;

namespace DigestBot.Cards;

/// <summary>A compiled template in the Adaptive Cards Templating language. Immutable and safe to share between threads.</summary>
/// <remarks>https://learn.microsoft.com/adaptive-cards/templating/language</remarks>
public sealed class CardTemplate
{
    private readonly TemplateNode _root;

    private CardTemplate(TemplateNode root) => _root = root;

    /// <summary>Compiles a template.</summary>
    /// <param name="json">The template's JSON, UTF-8.</param>
    /// <param name="name">How errors call it, such as a file's path.</param>
    /// <exception cref="CardTemplateException">The JSON or one of its expressions is broken; it says where.</exception>
    public static CardTemplate Parse(ReadOnlyMemory<byte> json, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new CardTemplate(TemplateReader.Read(json.Span, name));
    }

    /// <summary>Expands the template with data.</summary>
    /// <param name="data">What <c>$root</c> is; any JSON.</param>
    /// <param name="writer">Receives exactly one JSON value. Its encoder escapes what came from the data.</param>
    /// <param name="host">What <c>$host</c> is, if the host tells about itself.</param>
    /// <remarks>
    /// Never fails on data: a binding that cannot be evaluated stays as the text <c>${…}</c>, so that whoever looks at the
    /// card sees what is missing.
    /// </remarks>
    public void Expand(JsonElement data, Utf8JsonWriter writer, JsonElement? host = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _root.WriteValue(
            new Expansion(writer, Value.From(data), host is { } known ? Value.From(known) : Value.Undefined)
        );
    }
}
