namespace DigestBot.Channels;

/// <summary>Which delivery a post belongs to, and what is known of its earlier tries.</summary>
/// <param name="Delivery">Its number in the ledger.</param>
/// <param name="Attempt">1 for the first.</param>
/// <param name="UncertainSince">When the first try began that may have arrived without anybody knowing; null when there was none.</param>
internal sealed record Posting(
    long Delivery,
    DateTimeOffset Due,
    int Attempt = 1,
    DateTimeOffset? UncertainSince = null
);
