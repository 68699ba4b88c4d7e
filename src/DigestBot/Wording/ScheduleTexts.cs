namespace DigestBot.Wording;

internal sealed record SubscribeTexts(
    string When,
    string AboutWhich,
    Phrase NameTopics,
    Plural TooMany,
    string EndOne,
    Phrase Already,
    Phrase Done,
    string Sample,
    string NoSample,
    Phrase Next,
    string NothingToCome,
    Phrase OtherZone,
    Phrase WithinQuiet,
    Plural Several
);

internal sealed record ScheduleTexts(
    string None,
    string NoneSentence,
    string WriteSubscribe,
    Plural Heading,
    Plural More,
    Phrase PausedRule,
    string Newest,
    Plural UpTo,
    string Skipped,
    string Holiday,
    Phrase Summary,
    Phrase RuleInZone,
    Phrase PausedRuleInZone,
    Phrase Next,
    Phrase NextShort,
    Phrase Zone,
    Phrase Quiet,
    string AskStop,
    Phrase PausedUntil,
    Phrase PausedUntilNext,
    Phrase PausedForZone,
    Phrase PausedForPosts,
    Phrase PausedSince,
    Phrase Vanished,
    string Gone,
    string ShowsAll,
    string WhichOne
);

internal sealed record ChangeTexts(
    string HowToPause,
    string UntilWhen,
    string HowToResume,
    string NothingPaused,
    Phrase ZoneStillLost,
    string HowToSkip,
    string NothingToSkip,
    Plural SkippedEnough,
    Phrase Skipped,
    Phrase SkippedAlready,
    string NotTheNext,
    string NothingSkipped,
    Phrase Unskipped,
    string HowToReschedule,
    Phrase Changed,
    Phrase Already,
    string When,
    string HowToUnsubscribe,
    string Unsubscribed,
    Phrase Ended,
    string SubscribeAgain
);

internal sealed record RuleTexts(
    Phrase At,
    string Daily,
    string Weekdays,
    string Weekend,
    IReadOnlyList<string> Days,
    string CommandDaily,
    string CommandWeekend,
    IReadOnlyList<string> CommandDays,
    string WholeArticle,
    Phrase About,
    string CommandAll,
    Phrase CommandTopics,
    string DailyDigest,
    string WeekdayDigest,
    string WeekendDigest,
    Phrase DayDigest,
    string Digest,
    Phrase Kicker,
    Phrase KickerWhole,
    Phrase KickerAbout,
    Phrase Moment,
    Phrase DayAndTime,
    Phrase ClockChange,
    IReadOnlyDictionary<string, string> Zones
);

internal sealed record FaultTexts(
    string Example,
    Phrase NoTime,
    Phrase Half,
    Phrase OneDay,
    Phrase OftenADay,
    Phrase NoWeekday,
    string WhichWeekday,
    string SayNew,
    Phrase NoDay,
    Phrase NoZoneNoDay,
    Phrase WhatTime,
    Phrase TwoTimes,
    Phrase SeveralTimes,
    string PauseExamples,
    Phrase NoLength,
    Phrase NotFuture,
    string PauseTooLong
);

internal sealed record ZoneTexts(
    string Which,
    Phrase Unknown,
    Phrase Near,
    Phrase SeveralPlaces,
    Phrase PartOfYear,
    Phrase NamePlace,
    Phrase NoPlace,
    string Gmt,
    Phrase Moved,
    string Forgotten,
    string StaysAsIs,
    Phrase Own,
    Phrase OwnText,
    string None,
    Phrase NoneText
);

internal sealed record QuietTexts(
    string Rule,
    string FromWhen,
    Phrase NoSpan,
    string None,
    Phrase HowTo,
    string EachZone,
    Phrase Heading,
    Phrase AskedInside,
    string TurnOff
);
