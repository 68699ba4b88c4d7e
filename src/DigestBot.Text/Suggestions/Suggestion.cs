namespace DigestBot.Text;

/// <summary>A phrase of an article that is worth a topic of the keyword map.</summary>
/// <param name="Title">The phrase as the text first writes it, beginning with a capital.</param>
/// <param name="Keywords">Its spellings in the text that one keyword would not find, the short or long form of an acronym included.</param>
/// <param name="Score">Comparable between the suggestions of one text only.</param>
public sealed record Suggestion(string Title, IReadOnlyList<string> Keywords, double Score);
