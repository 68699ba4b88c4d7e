namespace DigestBot.Cards.Expressions;

/// <summary>Finds where things that were opened end.</summary>
internal static class Brackets
{
    /// <summary>The place behind the <c>}</c> that closes the expression opened at <paramref name="open"/>, at its <c>${</c>.</summary>
    public static int SkipExpression(string source, int open, int end)
    {
        var depth = 0;
        for (var at = open + 1; at < end; at++)
            switch (source[at])
            {
                case '{':
                    depth++;
                    break;
                case '}' when --depth == 0:
                    return at + 1;
                case '\'' or '"' or '`':
                    at = SkipQuoted(source, at, end) - 1;
                    break;
            }
        throw new ExpressionFaultException(
            open,
            "“${” is opened here and never closed with “}”. A literal one is written \\${."
        );
    }

    /// <summary>The place behind the quote that closes the one at <paramref name="open"/>.</summary>
    public static int SkipQuoted(string source, int open, int end)
    {
        for (var at = open + 1; at < end; at++)
            if (source[at] == '\\')
                at++;
            else if (source[at] == source[open])
                return at + 1;
        throw new ExpressionFaultException(open, $"The quote {source[open]} is opened here and never closed.");
    }
}
