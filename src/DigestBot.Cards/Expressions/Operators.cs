using DigestBot.Cards.Functions;

namespace DigestBot.Cards.Expressions;

/// <summary>The operators, the loosest first. As in the reference, <c>==</c> binds tighter than <c>&lt;</c>.</summary>
internal static class Operators
{
    public const int Ternary = 1;
    public const int Tightest = 11;

    public static (int Binding, Function Function)? Binary(string symbol) =>
        symbol switch
        {
            "??" => (2, LogicFunctions.Coalesce),
            "||" => (3, LogicFunctions.Or),
            "&&" => (4, LogicFunctions.And),
            "<" => (5, LogicFunctions.Less),
            "<=" => (5, LogicFunctions.LessOrEqual),
            ">" => (5, LogicFunctions.Greater),
            ">=" => (5, LogicFunctions.GreaterOrEqual),
            "&" => (6, TextFunctions.Concat),
            "==" => (7, LogicFunctions.Equal),
            "!=" or "<>" => (7, LogicFunctions.NotEqual),
            "+" => (8, NumberFunctions.Add),
            "-" => (8, NumberFunctions.Subtract),
            "*" => (9, NumberFunctions.Multiply),
            "/" => (9, NumberFunctions.Divide),
            "%" => (9, NumberFunctions.Mod),
            "^" => (10, NumberFunctions.Power),
            _ => null,
        };

    /// <summary>Powers are read from the right: 2^3^2 is 2^9.</summary>
    public static bool IsRightAssociative(string symbol) => symbol == "^";
}
