using System.Text;

namespace DigestBot.Cards.Expressions;

/// <summary>Cuts an expression into tokens.</summary>
internal sealed class Lexer(string source, int start, int end)
{
    private static readonly string[] Symbols =
    [
        "==",
        "!=",
        "<>",
        "<=",
        ">=",
        "&&",
        "||",
        "??",
        "=>",
        "+",
        "-",
        "*",
        "/",
        "%",
        "^",
        "&",
        "<",
        ">",
        "!",
        "?",
        ":",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ".",
    ];

    private int _at = start;

    /// <summary>The next token. A name may begin with % only where an operand is expected.</summary>
    public Token Next(bool operand)
    {
        while (_at < end && source[_at] is ' ' or '\t' or '\r' or '\n' or '\u00A0' or '\uFEFF')
            _at++;
        var at = _at;
        if (at >= end)
            return new Token(TokenKind.End, "", end);
        var first = source[at];
        if (char.IsAsciiDigit(first))
            return new Token(TokenKind.Number, Digits(), at);
        if (first is '\'' or '"')
            return new Token(TokenKind.Text, Quoted(first), at);
        if (first == '`')
            return new Token(TokenKind.Interpolated, Skipped(at), at);
        return IsNameStart(first) && (first != '%' || operand)
            ? new Token(TokenKind.Name, Name(), at)
            : new Token(TokenKind.Symbol, Symbol(), at);
    }

    private bool IsNameStart(char first) =>
        char.IsAsciiLetter(first) || first is '_' or '$' or '#' or '@' || (first == '%' && NameFollows());

    private bool NameFollows() => _at + 1 < end && char.IsAsciiLetter(source[_at + 1]);

    private string Name()
    {
        var at = _at++;
        if (source[at] == '@' && _at < end && source[_at] == '@')
            _at++;
        while (_at < end && (char.IsAsciiLetterOrDigit(source[_at]) || source[_at] == '_'))
            _at++;
        return source[at.._at];
    }

    private string Digits()
    {
        var at = _at;
        while (_at < end && char.IsAsciiDigit(source[_at]))
            _at++;
        if (_at + 1 < end && source[_at] == '.' && char.IsAsciiDigit(source[_at + 1]))
            for (_at++; _at < end && char.IsAsciiDigit(source[_at]); )
                _at++;
        return source[at.._at];
    }

    private string Skipped(int at)
    {
        _at = Brackets.SkipQuoted(source, at, end);
        return source[(at + 1)..(_at - 1)];
    }

    private string Quoted(char quote)
    {
        var raw = Skipped(_at);
        var text = new StringBuilder(raw.Length);
        for (var index = 0; index < raw.Length; index++)
            if (raw[index] == '\\' && index + 1 < raw.Length && Escaped(raw[index + 1], quote) is { } escaped)
            {
                text.Append(escaped);
                index++;
            }
            else
                text.Append(raw[index]);
        return text.ToString();
    }

    private static char? Escaped(char letter, char quote) =>
        letter switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '\\' => '\\',
            _ when letter == quote => quote,
            _ => null,
        };

    private string Symbol()
    {
        foreach (var symbol in Symbols)
            if (source.AsSpan(_at, end - _at).StartsWith(symbol, StringComparison.Ordinal))
            {
                _at += symbol.Length;
                return symbol;
            }
        throw new ExpressionFaultException(_at, $"“{source[_at]}” has no meaning in an expression.");
    }
}
