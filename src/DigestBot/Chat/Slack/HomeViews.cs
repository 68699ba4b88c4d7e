using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigestBot.Chat.Slack;

/// <param name="Next">When the next digest comes; empty while none does.</param>
internal sealed record HomeScheduleView(
    string Id,
    string Place,
    string Title,
    string Zone,
    string Next,
    string Notice,
    bool Paused,
    bool Skipped
);

/// <summary>A conversation of the Home tab.</summary>
/// <param name="Channel">Slack's id, shown as a link to the channel; empty for the direct conversation.</param>
internal sealed record HomePlaceView(string Title, string Channel, IReadOnlyList<HomeScheduleView> Schedules);

internal sealed record HomeTopicView(string Name, string Title, string Found);

/// <param name="Lead">What was just done; empty for nothing.</param>
/// <param name="Articles">The articles of the digest that was last posted, as its card has them.</param>
internal sealed record HomeView(
    string Lead,
    IReadOnlyList<HomePlaceView> Places,
    string More,
    IReadOnlyList<HomeTopicView> Followed,
    IReadOnlyList<HomeTopicView> Others,
    string Kicker,
    JsonElement Articles,
    string Url,
    HomeWords Say
);

internal sealed record HomeWords
{
    public string Schedules { get; } = "Your digests";
    public string NoSchedules { get; } = "No digest is scheduled for you yet.";
    public string Subscribe { get; } = "New digest…";
    public string DigestNow { get; } = "Digest now";
    public string Help { get; } = "Help";
    public string Pause { get; } = "Pause";
    public string Resume { get; } = "Resume";
    public string Skip { get; } = "Skip next";
    public string UndoSkip { get; } = "Undo skip";
    public string Unsubscribe { get; } = "Unsubscribe";
    public string UnsubscribeAsk { get; } = "Stop these digests? What was posted stays.";
    public string Keep { get; } = "Keep";
    public string Topics { get; } = "Topics you follow";
    public string NoTopics { get; } = "None yet. What comes up about a topic you follow is posted to you at once.";
    public string Open { get; } = "Show passages";
    public string Follow { get; } = "Follow a topic";
    public string Unfollow { get; } = "Unfollow a topic";
    public string Latest { get; } = "Latest digest";
    public string NoDigest { get; } = "Nothing has been posted to these places yet.";
    public string ReadSection { get; } = "Read section";
    public string Section { get; } = "Section";
    public string Updated { get; } = "Updated";
    public string Matched { get; } = "Matched";
    public string OpenArticle { get; } = "Open article";
}

internal sealed record ChoiceView(string Name, string Title);

internal sealed record SubscribeDialogView(
    string From,
    string Channel,
    string Time,
    string Zone,
    IReadOnlyList<ChoiceView> Days,
    IReadOnlyList<ChoiceView> InitialDays,
    IReadOnlyList<ChoiceView> Modes,
    IReadOnlyList<ChoiceView> Topics,
    SubscribeDialogWords Say
);

internal sealed record SubscribeDialogWords
{
    public string Title { get; } = "New digest";
    public string Submit { get; } = "Subscribe";
    public string Close { get; } = "Cancel";
    public string Channel { get; } = "Where";
    public string Time { get; } = "At";
    public string Days { get; } = "On";
    public string Zone { get; } = "Time zone";
    public string ZoneHint { get; } = "A city or a name such as Europe/London";
    public string Mode { get; } = "What";
    public string Topics { get; } = "Topics";
    public string TopicsHint { get; } = "For digests about topics";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HomeView))]
[JsonSerializable(typeof(SubscribeDialogView))]
internal sealed partial class SlackViewJson : JsonSerializerContext;
