using System.Text.Json.Serialization;
using DigestBot.Wording;

namespace DigestBot.Chat.Teams;

/// <summary>A passage or a section with where it stands, for people who may never have met the bot.</summary>
internal sealed record CitedView(string Lang, string Summary, string Kicker, PassageView Passage, CitedWords Say);

internal sealed record CitedWords(string Section, string Matched, string ReadSection, string OpenArticle)
{
    public static CitedWords Of(ExtensionTexts say) => new(say.Section, say.Matched, say.ReadSection, say.OpenArticle);
}

/// <summary>An article in the place of its bare link.</summary>
/// <param name="Teaser">The article's own words; empty for none.</param>
internal sealed record UnfurledView(
    string Lang,
    string Summary,
    string Title,
    string Source,
    string Sections,
    string Teaser,
    string Open,
    string Close,
    bool Rtl,
    string Url,
    UnfurledWords Say
);

internal sealed record UnfurledWords(string OpenArticle);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CitedView))]
[JsonSerializable(typeof(UnfurledView))]
internal sealed partial class ExtensionJson : JsonSerializerContext;
