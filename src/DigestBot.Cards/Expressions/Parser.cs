using System.Globalization;
using DigestBot.Cards.Functions;
using DigestBot.Cards.Values;

namespace DigestBot.Cards.Expressions;

/// <summary>Reads one expression by operator precedence.</summary>
internal sealed class Parser
{
    /// <summary>Expressions are evaluated recursively; nothing readable comes near this.</summary>
    public const int Deepest = 64;

    private readonly string _source;
    private readonly Lexer _lexer;
    private int _depth;
    private Token _token;

    private Parser(string source, int start, int end, int depth)
    {
        _source = source;
        _lexer = new Lexer(source, start, end);
        _depth = depth;
        _token = _lexer.Next(operand: true);
    }

    /// <exception cref="ExpressionFaultException">It is no expression; the fault's place is one in <paramref name="source"/>.</exception>
    public static Expression Parse(string source, int start, int end, int depth = 0)
    {
        var parser = new Parser(source, start, end, depth);
        if (parser._token.Kind == TokenKind.End)
            throw new ExpressionFaultException(start, "“${}” holds no expression.");
        var expression = parser.Expression(Operators.Ternary);
        return parser._token.Kind == TokenKind.End ? expression : throw parser.Unexpected("an operator or the end");
    }

    private Expression Expression(int binding)
    {
        var left = Unary();
        while (true)
            if (IsSymbol("?") && binding <= Operators.Ternary)
                left = Ternary(left);
            else if (
                _token.Kind == TokenKind.Symbol
                && Operators.Binary(_token.Text) is var (tightness, function)
                && tightness >= binding
            )
                left = Binary(left, tightness, function);
            else
                return left;
    }

    private CallExpression Binary(Expression left, int binding, Function function)
    {
        var at = _token.At;
        var next = Operators.IsRightAssociative(_token.Text) ? binding : binding + 1;
        Advance();
        return Checked(new CallExpression(function, [left, Expression(next)]), at);
    }

    private CallExpression Ternary(Expression condition)
    {
        var at = _token.At;
        Advance();
        var yes = Expression(Operators.Ternary);
        Expect(":");
        return Checked(new CallExpression(LogicFunctions.If, [condition, yes, Expression(Operators.Ternary + 1)]), at);
    }

    private Expression Unary()
    {
        var token = _token;
        Enter(token.At);
        var expression = token is { Kind: TokenKind.Symbol, Text: "!" or "-" or "+" } ? Prefixed(token) : Postfix();
        _depth--;
        return expression;
    }

    private CallExpression Prefixed(Token token)
    {
        Advance();
        var operand = Unary();
        var zero = new ConstantExpression(Value.From(0d));
        return token.Text switch
        {
            "!" => Checked(new CallExpression(LogicFunctions.Not, [operand]), token.At),
            "-" => Checked(new CallExpression(NumberFunctions.Subtract, [zero, operand]), token.At),
            _ => Checked(new CallExpression(NumberFunctions.Add, [zero, operand]), token.At),
        };
    }

    private Expression Postfix()
    {
        var at = _token.At;
        var left = Primary();
        while (_token.Kind == TokenKind.Symbol)
            if (IsSymbol("."))
            {
                Advance();
                left = Checked(Paths.Member(left, Name("the name of a property after “.”")), at);
            }
            else if (IsSymbol("["))
            {
                Advance();
                left = Checked(new ItemExpression(left, Expression(Operators.Ternary)), at);
                Expect("]", operand: false);
            }
            else
                return left;
        return left;
    }

    private Expression Primary()
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.Number:
                Advance(operand: false);
                return new ConstantExpression(Value.From(double.Parse(token.Text, CultureInfo.InvariantCulture)));
            case TokenKind.Text:
                Advance(operand: false);
                return new ConstantExpression(Value.From(token.Text));
            case TokenKind.Interpolated:
                Advance(operand: false);
                return Interpolated(token);
            case TokenKind.Name:
                Advance(operand: false);
                return IsSymbol("(") ? Call(token) : Named(token.Text);
            case TokenKind.Symbol when token.Text is "(":
                return Parenthesis();
            case TokenKind.Symbol when token.Text is "[":
                Advance();
                return Checked(new CallExpression(ListFunctions.CreateArray, [.. Arguments("]")]), token.At);
            case TokenKind.Symbol when token.Text is "{":
                return Map(token.At);
            default:
                throw Unexpected("a value");
        }
    }

    private CallExpression Interpolated(Token token)
    {
        var start = token.At + 1;
        var parts = Interpolation.Parse(_source, start, start + token.Text.Length, _depth);
        var empty = new ConstantExpression(Value.From(""));
        return Checked(new CallExpression(TextFunctions.Concat, [empty, .. parts]), token.At);
    }

    private Expression Parenthesis()
    {
        Advance();
        var inside = Expression(Operators.Ternary);
        Expect(")", operand: false);
        return inside;
    }

    private MapExpression Map(int at)
    {
        Advance();
        var (names, values) = (new List<string>(), new List<Expression>());
        while (!IsSymbol("}"))
        {
            if (names.Count > 0)
                Expect(",");
            names.Add(_token.Kind is TokenKind.Name or TokenKind.Text ? _token.Text : throw Unexpected("a name"));
            Advance(operand: false);
            Expect(":");
            values.Add(Expression(Operators.Ternary));
        }
        Expect("}", operand: false);
        return Checked(new MapExpression([.. names], [.. values]), at);
    }

    private CallExpression Call(Token name)
    {
        var function = FunctionTable.Find(name.Text) ?? throw Faults.UnknownFunction(name);
        Advance();
        var arguments = Arguments(")");
        if (arguments.Count < function.Least || arguments.Count > function.Most)
            throw Faults.WrongCount(name, function, arguments.Count);
        if (function.TakesLambda && arguments[1] is not PathExpression { SingleName: not null })
            throw new ExpressionFaultException(
                name.At,
                $"{name.Text} needs a name for the item: {name.Text}(items, item => item)."
            );
        return Checked(new CallExpression(function, [.. arguments]), name.At);
    }

    private List<Expression> Arguments(string close)
    {
        var arguments = new List<Expression>();
        while (!IsSymbol(close))
        {
            if (arguments.Count > 0)
                Expect(arguments[^1] is PathExpression { SingleName: not null } && IsSymbol("=>") ? "=>" : ",");
            arguments.Add(Expression(Operators.Ternary));
        }
        Expect(close, operand: false);
        return arguments;
    }

    private static Expression Named(string name) =>
        name switch
        {
            "true" => new ConstantExpression(Value.From(true)),
            "false" => new ConstantExpression(Value.From(false)),
            "null" => new ConstantExpression(Value.Null),
            "undefined" => new ConstantExpression(Value.Undefined),
            _ => new PathExpression(null, [new PathStep(name, null)]),
        };

    private string Name(string what)
    {
        var name = _token.Kind == TokenKind.Name ? _token.Text : throw Unexpected(what);
        Advance(operand: false);
        return name;
    }

    private bool IsSymbol(string symbol) => _token.Kind == TokenKind.Symbol && _token.Text == symbol;

    private void Advance(bool operand = true) => _token = _lexer.Next(operand);

    private void Expect(string symbol, bool operand = true)
    {
        if (!IsSymbol(symbol))
            throw Unexpected($"“{symbol}”");
        Advance(operand);
    }

    private void Enter(int at)
    {
        if (++_depth > Deepest)
            throw Faults.TooDeep(at);
    }

    private static T Checked<T>(T expression, int at)
        where T : Expression => expression.Depth > Deepest ? throw Faults.TooDeep(at) : expression;

    private ExpressionFaultException Unexpected(string wanted) => Faults.Unexpected(_token, wanted);
}
