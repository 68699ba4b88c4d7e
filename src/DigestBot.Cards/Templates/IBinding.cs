using DigestBot.Cards.Values;

namespace DigestBot.Cards.Templates;

/// <summary>A text of the template that is computed.</summary>
internal interface IBinding
{
    Value Evaluate(Expansion expansion);

    /// <summary>Whether it is true as a condition: only the value true is.</summary>
    bool Holds(Expansion expansion);
}
