using System.Text.Json.Serialization;
using DigestBot.Channels;
using DigestBot.Digests.Schedules;
using DigestBot.Wording;

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
internal sealed class DigestWords(Labels of)
{
    public string Read => of.Read;
    public string ReadSection => of.ReadSection;
    public string Section => of.Section;
    public string OpenArticle => of.OpenArticle;
    public string Schedule => of.Schedule;
    public string Unsubscribe => of.Unsubscribe;
    public string Updated => of.Updated;
    public string Matched => of.Matched;
    public string Following => of.Following;
    public string InThread => of.InThread;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DigestView))]
[JsonSerializable(typeof(AlertView))]
[JsonSerializable(typeof(SubscribedView))]
internal sealed partial class DigestJson : JsonSerializerContext;
