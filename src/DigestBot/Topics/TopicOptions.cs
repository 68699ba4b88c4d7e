namespace DigestBot.Topics;

/// <summary>One entry of section <c>Topics</c>, the keyword map; its name is the entry's key.</summary>
internal sealed class TopicOptions
{
    public const string Key = "Topics";

    /// <summary>How people read it; the name when empty.</summary>
    public string Title { get; set; } = "";

    /// <summary>The words that speak of it, aliases included.</summary>
    public string[] Keywords { get; set; } = [];

    /// <summary>Names of topics to offer next.</summary>
    public string[] Related { get; set; } = [];
}
