using System.Text.Json;
using System.Text.Json.Serialization;
using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Wording;

namespace DigestBot.Chat;

internal sealed record OfferView(string What, string How);

internal sealed record WelcomeView(
    string Lang,
    string Summary,
    string Heading,
    string Hint,
    IReadOnlyList<OfferView> Offers,
    string State,
    string Suggested,
    WelcomeWords Say
);

internal sealed class WelcomeWords(Labels of)
{
    public string DigestNow => of.DigestNow;
    public string Subscribe => of.WeekdaysAtHalfPastEight;
    public string Help => of.Help;
}

internal sealed record CommandView(string Command, string Does);

internal sealed record CommandGroupView(string Name, IReadOnlyList<CommandView> Commands);

internal sealed record HelpView(
    string Lang,
    string Summary,
    string Heading,
    string Hint,
    IReadOnlyList<CommandGroupView> Groups,
    HelpWords Say
);

internal sealed class HelpWords(Labels of)
{
    public string Help => of.Help;
    public string DigestNow => of.DigestNow;
    public string Topics => of.Topics;
    public string Schedule => of.Schedule;
}

/// <summary>A button of a notice: what it says, and the data it sends.</summary>
internal sealed record SuggestionView(string Title, ButtonData Data);

internal sealed record NoticeView(
    string Lang,
    string Summary,
    string Heading,
    string Text,
    IReadOnlyList<SuggestionView> Suggestions
);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WelcomeView))]
[JsonSerializable(typeof(HelpView))]
[JsonSerializable(typeof(NoticeView))]
[JsonSerializable(typeof(TopicView))]
[JsonSerializable(typeof(TopicMissView))]
[JsonSerializable(typeof(TopicsView))]
[JsonSerializable(typeof(ArticlesView))]
[JsonSerializable(typeof(SectionsView))]
[JsonSerializable(typeof(SectionTextView))]
[JsonSerializable(typeof(SearchView))]
[JsonSerializable(typeof(ScheduleView))]
[JsonSerializable(typeof(AboutView))]
internal sealed partial class ChatJson : JsonSerializerContext;
