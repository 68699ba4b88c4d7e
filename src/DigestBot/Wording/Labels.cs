namespace DigestBot.Wording;

/// <summary>What buttons and the fixed parts of cards say.</summary>
internal sealed record Labels(
    string About,
    string Articles,
    string DigestNow,
    string Help,
    string Schedule,
    string Topics
);
