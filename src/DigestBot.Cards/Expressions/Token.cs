namespace DigestBot.Cards.Expressions;

internal enum TokenKind
{
    End,
    Symbol,
    Number,
    Text,
    Name,
    Interpolated,
}

/// <param name="Text">The symbol, the digits, the name, or the text between quotes as it reads.</param>
/// <param name="At">Where it begins, in the whole string of the template.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int At);

/// <summary>A fault in an expression, at a character of the string it stands in.</summary>
internal sealed class ExpressionFaultException(int at, string fault) : Exception(fault)
{
    public int At => at;
}
