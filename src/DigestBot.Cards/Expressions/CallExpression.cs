using System.Text;
using DigestBot.Cards.Functions;
using DigestBot.Cards.Values;

namespace DigestBot.Cards.Expressions;

/// <summary>A function or an operator applied to its arguments.</summary>
internal sealed class CallExpression(Function function, Expression[] arguments) : Expression(arguments)
{
    public Function Function => function;

    public Expression[] Arguments => arguments;

    public override Value Evaluate(Scope scope, bool substitute) =>
        scope.Step() ? function.Apply(arguments, scope, substitute) : Value.Failed;

    protected override void Write(StringBuilder text)
    {
        var infix = !char.IsAsciiLetter(function.Type[0]) && arguments.Length >= 2;
        text.Append(infix ? "" : function.Type).Append('(');
        Write(text, infix ? $" {function.Type} " : ", ", arguments);
        text.Append(')');
    }
}
