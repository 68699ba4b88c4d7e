using System.Text.Json;

namespace DigestBot.Cards;

/// <summary>A compiled template in the Adaptive Cards Templating language. Immutable and safe to share between threads.</summary>
/// <remarks>https://learn.microsoft.com/adaptive-cards/templating/language</remarks>
public sealed class CardTemplate
{
    private CardTemplate() { }

    /// <summary>Compiles a template.</summary>
    /// <param name="json">The template's JSON, UTF-8.</param>
    /// <param name="name">How errors call it, such as a file's path.</param>
    /// <exception cref="CardTemplateException">The JSON or one of its expressions is broken; it says where.</exception>
    public static CardTemplate Parse(ReadOnlyMemory<byte> json, string name) => throw new NotSupportedException();

    /// <summary>Expands the template with data.</summary>
    public void Expand(JsonElement data, Utf8JsonWriter writer, JsonElement? host = null) =>
        throw new NotSupportedException();
}

/// <summary>A template that cannot be used: its file, the position of the fault and what is wrong.</summary>
public sealed class CardTemplateException(string name, int line, int column, string fault)
    : Exception($"{name}({line},{column}): {fault}")
{
    public string Name => name;

    /// <summary>1-based.</summary>
    public int Line => line;

    /// <summary>1-based, in characters.</summary>
    public int Column => column;

    public string Fault => fault;
}
