namespace DigestBot.Wording;

/// <summary>Every text that people in chats see, in one language.</summary>
internal sealed record Texts(
    DateTexts Dates,
    ListTexts Lists,
    AmountTexts Amounts,
    MoreTexts More,
    Labels Labels,
    CommandTexts Commands,
    HelpTexts Help,
    AboutTexts About,
    LanguageTexts Language,
    RightsTexts Rights,
    ExtensionTexts Extension,
    WelcomeTexts Welcome,
    DigestTexts Digest,
    TopicTexts Topic,
    SearchTexts Search,
    ArticleTexts Article,
    WayTexts Way,
    SubscribeTexts Subscribe,
    ScheduleTexts Schedule,
    ChangeTexts Change,
    RuleTexts Rule,
    FaultTexts Fault,
    ZoneTexts Zone,
    QuietTexts Quiet,
    FollowTexts Follow,
    ForgetTexts Forget,
    GuideTexts Guide,
    BackTexts Back,
    HomeTexts Home,
    DialogTexts Dialog,
    SlackTexts Slack
);

/// <param name="AfterWeekday">What stands between a weekday and a date that begins with the day.</param>
internal sealed record DateTexts(string AfterWeekday);

internal sealed record ListTexts(Phrase And, Phrase Or);

internal sealed record AmountTexts(Phrase Read, Plural Articles, Plural Sections, Plural Topics, Plural Passages);

/// <summary>What a list says of what it leaves out, and the button that goes on.</summary>
internal sealed record MoreText(Plural Text, Plural Action);

internal sealed record MoreTexts(MoreText Articles, MoreText Passages, MoreText Sections, MoreText Topics);

internal sealed record HelpTexts(
    Phrase Summary,
    string Heading,
    string HowToWrite,
    string HowToWriteInGroups,
    string Ask,
    string Read,
    string Schedule,
    string More
);

internal sealed record AboutTexts(Phrase Summary, string Promise, string Version, string ReadSoFar, string Note);

/// <param name="Name">What the language calls itself.</param>
/// <param name="AlsoCalled">What else people may call it, in lower case.</param>
internal sealed record LanguageTexts(
    string Name,
    IReadOnlyList<string> AlsoCalled,
    Phrase Heading,
    Phrase Chosen,
    Phrase FollowsApp,
    Phrase FollowsAsker,
    string WhichOne,
    Phrase Unknown,
    string FollowTheApp
);

/// <param name="MayInTeams">Who may change what is posted in a team's channel.</param>
/// <param name="NotAgain">Why a message that was corrected after a long time changes nothing.</param>
internal sealed record RightsTexts(
    string NotEverybody,
    string MayInTeams,
    string MayInSlack,
    string NothingChanged,
    string NotKnown,
    string NotAgain
);

/// <summary>What stands in Teams' compose box and in what people put into their messages.</summary>
internal sealed record ExtensionTexts(
    string NothingRead,
    string Broken,
    Phrase NoTopic,
    Phrase NoSection,
    Phrase Topic,
    string Section,
    string Matched,
    string ReadSection,
    string OpenArticle
);
