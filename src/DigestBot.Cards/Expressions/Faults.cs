using DigestBot.Cards.Functions;

namespace DigestBot.Cards.Expressions;

/// <summary>The sentences that say what is wrong with an expression.</summary>
internal static class Faults
{
    public static ExpressionFaultException TooDeep(int at) =>
        new(at, $"More than {Parser.Deepest} expressions stand inside one another here.");

    public static ExpressionFaultException Unexpected(Token token, string wanted) =>
        new(
            token.At,
            token.Kind == TokenKind.End
                ? $"The expression ends where {wanted} was expected."
                : $"“{token.Text}” stands where {wanted} was expected."
        );

    public static ExpressionFaultException UnknownFunction(Token name) =>
        new(
            name.At,
            FunctionTable.Nearest(name.Text) is { } near
                ? $"There is no function “{name.Text}”. Did you mean “{near}”?"
                : $"There is no function “{name.Text}”."
        );

    public static ExpressionFaultException WrongCount(Token name, Function function, int given) =>
        new(name.At, $"{name.Text} takes {Wanted(function)}, not {given}.");

    private static string Wanted(Function function) =>
        (function.Least, function.Most) switch
        {
            (var least, Function.Any) => $"at least {Arguments(least)}",
            var (least, most) when least == most => Arguments(least),
            var (least, most) => $"{least} to {Arguments(most)}",
        };

    private static string Arguments(int count) =>
        count switch
        {
            0 => "no arguments",
            1 => "1 argument",
            _ => $"{count} arguments",
        };
}
