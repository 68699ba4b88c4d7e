namespace DigestBot.Topics;

/// <summary>A topic of the keyword map.</summary>
/// <param name="Name">Lowercase, without blanks: what follows <c>/topic</c>.</param>
internal sealed record Topic(string Name, string Title, IReadOnlyList<string> Keywords, IReadOnlyList<string> Related);
