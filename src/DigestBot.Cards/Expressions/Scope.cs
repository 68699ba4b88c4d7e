using DigestBot.Cards.Values;

namespace DigestBot.Cards.Expressions;

/// <summary>Where names are looked up while one template is expanded: the data at this place, and what lambdas named.</summary>
internal class Scope(Value root, Value host)
{
    /// <summary>A template that needs more than this is a bomb; what is left of it fails quietly.</summary>
    private const int MostSteps = 500_000;
    private const long MostBuilt = 2_000_000;

    private readonly List<(string Name, Value Value)> _locals = [];
    private Value? _data;
    private int _steps;
    private long _built;

    /// <summary>What names without a $ are looked up in; $root until some <c>$data</c> says otherwise.</summary>
    public Value Data
    {
        get => _data ?? root;
        set => _data = value;
    }

    public Value Index { get; set; }

    public bool IsExhausted => _steps > MostSteps || _built > MostBuilt;

    /// <summary>Counts one step of work; false when the template has used up what one expansion may cost.</summary>
    public bool Step() => ++_steps <= MostSteps && _built <= MostBuilt;

    /// <summary>Counts characters and items that were made; false when there are too many.</summary>
    public bool Built(int pieces) => (_built += pieces) <= MostBuilt;

    public void Push(string name, in Value value) => _locals.Add((name, value));

    public void Pop() => _locals.RemoveAt(_locals.Count - 1);

    public int Locals => _locals.Count;

    /// <summary>The local at this place of the stack, when it has this name.</summary>
    public bool TryLocal(int index, string name, out Value value)
    {
        value = _locals[index].Value;
        return string.Equals(_locals[index].Name, name, StringComparison.OrdinalIgnoreCase);
    }

    public Value Global(string name)
    {
        if (!name.StartsWith('$'))
            return ValueList.Property(Data, name);
        if (name.Equals("$root", StringComparison.OrdinalIgnoreCase))
            return root;
        if (name.Equals("$data", StringComparison.OrdinalIgnoreCase))
            return Data;
        if (name.Equals("$index", StringComparison.OrdinalIgnoreCase))
            return Index;
        return name.Equals("$host", StringComparison.OrdinalIgnoreCase) ? host : Value.Undefined;
    }
}
