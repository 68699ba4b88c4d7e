using System.Text;
using DigestBot.Cards.Values;

namespace DigestBot.Cards.Expressions;

/// <summary>One step of a path: a name, or an expression in brackets.</summary>
internal readonly record struct PathStep(string Name, Expression? Index);

/// <summary><c>a.b[0].c</c>, from the data or from what another expression gives.</summary>
internal sealed class PathExpression : Expression
{
    private readonly Expression? _from;
    private readonly PathStep[] _steps;
    private readonly Value _missing;

    public PathExpression(Expression? from, PathStep[] steps)
        : base([.. steps.Where(step => step.Index is not null).Select(step => step.Index!), .. From(from)])
    {
        _from = from;
        _steps = steps;
        _missing = Value.From("${" + string.Join('.', steps.Select(step => step.Name)) + "}");
    }

    public Expression? Origin => _from;

    public ReadOnlySpan<PathStep> Steps => _steps;

    /// <summary>The name alone, when the path is nothing but one name in the data.</summary>
    public string? SingleName => _from is null && _steps is [{ Index: null } only] ? only.Name : null;

    public override Value Evaluate(Scope scope, bool substitute)
    {
        if (!scope.Step())
            return Value.Failed;
        if (Array.Exists(_steps, step => step.Index is not null))
            return EvaluateIndexed(scope, substitute);
        var found = Find(scope, _steps, substitute);
        return found.Kind == ValueKind.Undefined && substitute ? _missing : found;
    }

    private Value EvaluateIndexed(Scope scope, bool substitute)
    {
        var steps = new PathStep[_steps.Length];
        for (var index = 0; index < steps.Length; index++)
        {
            if (_steps[index].Index is not { } expression)
            {
                steps[index] = _steps[index];
                continue;
            }
            var value = expression.Evaluate(scope, substitute);
            if (value.Kind is not (ValueKind.Number or ValueKind.Text))
                return Value.Failed;
            steps[index] = new PathStep(ValueText.Of(value), new ConstantExpression(value));
        }
        var found = Find(scope, steps, substitute);
        return found.Kind == ValueKind.Undefined && substitute ? Value.From("${" + Written(steps) + "}") : found;
    }

    private Value Find(Scope scope, PathStep[] steps, bool substitute)
    {
        if (_from is not null)
        {
            var origin = _from.Evaluate(scope, substitute);
            return origin.Kind == ValueKind.Failed ? origin : Follow(origin, steps);
        }
        for (var local = scope.Locals - 1; local >= 0; local--)
            if (scope.TryLocal(local, steps[0].Name, out var value))
            {
                var found = Follow(value, steps.AsSpan(1));
                if (found.Kind != ValueKind.Undefined)
                    return found;
            }
        return Follow(scope.Global(steps[0].Name), steps.AsSpan(1));
    }

    private static Value Follow(Value value, ReadOnlySpan<PathStep> steps)
    {
        foreach (var step in steps)
            value = value.Kind == ValueKind.List ? Item(value, step.Name) : ValueList.Property(value, step.Name);
        return value;
    }

    private static Value Item(in Value list, string name) =>
        int.TryParse(name, out var index) && index >= 0 && index < ValueList.Count(list)
            ? ValueList.At(list, index)
            : Value.Undefined;

    private static string Written(PathStep[] steps)
    {
        var text = new StringBuilder();
        foreach (var step in steps)
            if (step.Index is ConstantExpression { Value: var value })
                text.Append(int.TryParse(step.Name, out _) ? $"[{ValueText.Of(value)}]" : $"['{step.Name}']");
            else
                text.Append(text.Length > 0 ? "." : "").Append(step.Name);
        return text.ToString();
    }

    protected override void Write(StringBuilder text)
    {
        if (_from is not null)
            Write(text, _from);
        var start = text.Length;
        foreach (var step in _steps)
            if (step.Index is null)
                text.Append(text.Length > start || _from is not null ? "." : "").Append(step.Name);
            else
                text.Append('[').Append(step.Index.Text).Append(']');
    }

    private static Expression[] From(Expression? from) => from is null ? [] : [from];
}
