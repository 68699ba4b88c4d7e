using System.Text.Json.Serialization;
using DigestBot.Channels;
using DigestBot.Digests.Schedules;

namespace DigestBot.Digests.Content;

/// <summary>A piece of a quote; <paramref name="Match"/> when it is the word that was asked for.</summary>
internal sealed record QuoteRun(string Text, bool Match = false);

/// <summary>A section in a card: its heading is the button that opens it.</summary>
internal sealed record SectionView(
    string Id,
    int Ordinal,
    string Heading,
    IReadOnlyList<QuoteRun> Quote,
    IReadOnlyList<string> Topics,
    bool Rtl,
    string Open,
    string Close,
    bool Updated,
    string Why
);

/// <summary>An article in a digest card, with those of its sections that are shown.</summary>
internal sealed record DigestArticleView(
    string Id,
    bool Rtl,
    string Title,
    string Source,
    string Url,
    IReadOnlyList<SectionView> Sections
);

/// <summary>The button to what a card leaves out.</summary>
/// <param name="From">What the button sends: where to go on.</param>
internal sealed record MoreView(int Count, string From, string Text, string Action)
{
    public static MoreView None { get; } = new(0, "", "", "");
}

internal sealed record DigestView(
    string Lang,
    string Summary,
    string Kicker,
    IReadOnlyList<DigestArticleView> Articles,
    string Url,
    MoreView More,
    string Empty,
    Way Way,
    DigestWords Say
);

internal sealed record AlertView(
    string Lang,
    string Summary,
    string Kicker,
    string Heading,
    IReadOnlyList<DigestArticleView> Articles,
    string Url,
    MoreView More,
    Way Way,
    DigestWords Say
);

internal sealed record SubscribedView(
    string Lang,
    string Summary,
    string Id,
    string Kicker,
    IReadOnlyList<DigestArticleView> Articles,
    string Confirmation,
    string Next,
    DigestWords Say
);

/// <summary>The labels of digest cards.</summary>
internal sealed record DigestWords
{
    public static DigestWords English { get; } = new();

    public string Read { get; } = "Read ›";
    public string ReadSection { get; } = "Read section";
    public string Section { get; } = "Section";
    public string OpenArticle { get; } = "Open article";
    public string Schedule { get; } = "Schedule";
    public string Unsubscribe { get; } = "Unsubscribe";
    public string Updated { get; } = "Updated";
    public string Matched { get; } = "Matched";
    public string Following { get; } = "Following";
    public string InThread { get; } = "The sections are in the thread.";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DigestView))]
[JsonSerializable(typeof(AlertView))]
[JsonSerializable(typeof(SubscribedView))]
internal sealed partial class DigestJson : JsonSerializerContext;
