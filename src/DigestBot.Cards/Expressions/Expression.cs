using System.Text;
using DigestBot.Cards.Values;

namespace DigestBot.Cards.Expressions;

/// <summary>A compiled adaptive expression. Immutable.</summary>
/// <remarks>https://learn.microsoft.com/azure/bot-service/bot-builder-concept-adaptive-expressions</remarks>
internal abstract class Expression
{
    private string? _text;

    protected Expression(params ReadOnlySpan<Expression> children)
    {
        foreach (var child in children)
            Depth = Math.Max(Depth, child.Depth + 1);
    }

    /// <summary>How many expressions stand inside one another; evaluation recurses as deep.</summary>
    public int Depth { get; }

    /// <summary>The expression written out in its normal form, as it stays in a card when it cannot be evaluated.</summary>
    public string Text => _text ??= Written();

    /// <param name="scope">Where names are looked up.</param>
    /// <param name="substitute">A path to nothing gives the text <c>${path}</c> instead of undefined.</param>
    public abstract Value Evaluate(Scope scope, bool substitute);

    protected abstract void Write(StringBuilder text);

    protected static void Write(StringBuilder text, string separator, ReadOnlySpan<Expression> parts)
    {
        for (var index = 0; index < parts.Length; index++)
        {
            if (index > 0)
                text.Append(separator);
            parts[index].Write(text);
        }
    }

    protected static void Write(StringBuilder text, Expression part) => part.Write(text);

    private string Written()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }
}
