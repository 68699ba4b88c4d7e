namespace DigestBot.Wording;

internal sealed record FollowTexts(
    Phrase Heading,
    string HowItWorks,
    string Nothing,
    Phrase HowTo,
    string NewArticles,
    Phrase Vanished,
    Phrase Unfollow,
    Phrase Ended,
    Phrase Still,
    string NothingLeft,
    string Again,
    string NothingToEnd,
    Phrase NotFollowed,
    Phrase Followed
);

internal sealed record ForgetTexts(
    string Ask,
    Phrase AskText,
    string Yes,
    string No,
    string Done,
    Phrase DoneText,
    Phrase Kept,
    Plural Schedules,
    Plural Deliveries,
    Plural Sections
);

internal sealed record GuideTexts(
    string Stale,
    string StaleText,
    string NotHere,
    string NotHereText,
    string Broken,
    string BrokenText,
    Phrase NoCommand,
    Phrase DidYouMean,
    Phrase DidYouMeanExample,
    Phrase NotACommand,
    string WhatToDo,
    string NotRefreshed,
    string StillWorking,
    string ShownInThread
);

internal sealed record BackTexts(
    string Heading,
    Phrase Since,
    string NoReason,
    Plural Missed,
    string NoneMissed,
    Phrase GoOn,
    string Nothing,
    IReadOnlyDictionary<string, string> Reasons
);
