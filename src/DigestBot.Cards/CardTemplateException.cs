namespace DigestBot.Cards;

/// <summary>A template that cannot be used: its file, the position of the fault and what is wrong.</summary>
public sealed class CardTemplateException(string name, int line, int column, string fault)
    : Exception($"{name}({line},{column}): {fault}")
{
    public string Name => name;

    /// <summary>1-based.</summary>
    public int Line => line;

    /// <summary>1-based, in characters.</summary>
    public int Column => column;

    public string Fault => fault;
}
