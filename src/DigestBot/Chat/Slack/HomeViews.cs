using System.Text.Json;
using System.Text.Json.Serialization;
using DigestBot.Wording;

namespace DigestBot.Chat.Slack;

/// <param name="Next">When the next digest comes; empty while none does.</param>
/// <param name="Run">The next digest, as a button says which one to skip; empty when none comes.</param>
internal sealed record HomeScheduleView(
    string Id,
    string Place,
    string Title,
    string Zone,
    string Next,
    string Notice,
    bool Paused,
    bool Skipped,
    string Run
);

/// <summary>A conversation of the Home tab.</summary>
/// <param name="Channel">Slack's id, shown as a link to the channel; empty for conversations of two.</param>
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

internal sealed class HomeWords(Texts of)
{
    public string Schedules => of.Home.Schedules;
    public string NoSchedules => of.Home.NoSchedules;
    public string Subscribe => of.Home.Subscribe;
    public string DigestNow => of.Labels.DigestNow;
    public string Help => of.Labels.Help;
    public string Pause => of.Labels.Pause;
    public string Resume => of.Labels.Resume;
    public string Skip => of.Labels.SkipNext;
    public string UndoSkip => of.Labels.UndoSkip;
    public string Unsubscribe => of.Labels.Unsubscribe;
    public string UnsubscribeAsk => of.Schedule.AskStop;
    public string Keep => of.Labels.Keep;
    public string Topics => of.Home.Topics;
    public string NoTopics => of.Home.NoTopics;
    public string Open => of.Home.ShowPassages;
    public string Follow => of.Home.Follow;
    public string Unfollow => of.Home.Unfollow;
    public string Latest => of.Home.Latest;
    public string NoDigest => of.Home.NoDigest;
    public string ReadSection => of.Labels.ReadSection;
    public string Section => of.Labels.Section;
    public string Updated => of.Labels.Updated;
    public string Matched => of.Labels.Matched;
    public string OpenArticle => of.Labels.OpenArticle;
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

internal sealed class SubscribeDialogWords(DialogTexts of)
{
    public string Title => of.Title;
    public string Submit => of.Submit;
    public string Close => of.Close;
    public string Channel => of.Channel;
    public string Time => of.Time;
    public string Days => of.Days;
    public string Zone => of.Zone;
    public string ZoneHint => of.ZoneHint;
    public string Mode => of.Mode;
    public string Topics => of.Topics;
    public string TopicsHint => of.TopicsHint;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HomeView))]
[JsonSerializable(typeof(SubscribeDialogView))]
internal sealed partial class SlackViewJson : JsonSerializerContext;
