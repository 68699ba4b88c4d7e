using System.Text;
using DigestBot.Cards.Values;

namespace DigestBot.Cards.Expressions;

/// <summary>Cuts a text such as <c>Hello ${name}</c> into what stands there and what is computed.</summary>
internal static class Interpolation
{
    public static List<Expression> Parse(string source, int start, int end, int depth)
    {
        var parts = new List<Expression>();
        var text = new StringBuilder();
        for (var at = start; at < end; at++)
            if (source[at] == '\\' && at + 1 < end && source[at + 1] is '$' or '`')
                text.Append(source[++at]);
            else if (source[at] == '$' && at + 1 < end && source[at + 1] == '{')
            {
                Flush(parts, text);
                var close = Brackets.SkipExpression(source, at, end);
                parts.Add(Parser.Parse(source, at + 2, close - 1, depth));
                at = close - 1;
            }
            else
                text.Append(source[at]);
        Flush(parts, text);
        return parts;
    }

    private static void Flush(List<Expression> parts, StringBuilder text)
    {
        if (text.Length > 0)
            parts.Add(new ConstantExpression(Value.From(text.ToString())));
        text.Clear();
    }
}
