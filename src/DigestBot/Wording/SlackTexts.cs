namespace DigestBot.Wording;

internal sealed record HomeTexts(
    string Schedules,
    string NoSchedules,
    string Subscribe,
    string Topics,
    string NoTopics,
    string ShowPassages,
    string Follow,
    string Unfollow,
    string Latest,
    string NoDigest,
    string Direct,
    string Elsewhere,
    Plural More,
    string Greeting,
    string Posted,
    Phrase CannotWrite,
    string Gone
);

internal sealed record DialogTexts(
    string Title,
    string Submit,
    string Close,
    string Channel,
    string Time,
    string Days,
    string Zone,
    string ZoneHint,
    string Mode,
    string Topics,
    string TopicsHint,
    string New,
    string All,
    string AboutTopics,
    string ChooseWhere,
    string ChooseTime,
    string ChooseDay,
    string ChooseTopic,
    string NoZone,
    string CannotWrite,
    string NotBetween,
    string Late,
    Phrase LateText
);

internal sealed record SlackTexts(
    string NotHere,
    string NotBetween,
    string NotTold,
    string Stranger,
    string OtherApp,
    string Unclear
);
