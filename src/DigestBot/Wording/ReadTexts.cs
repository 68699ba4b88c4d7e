namespace DigestBot.Wording;

internal sealed record WelcomeTexts(
    string Summary,
    string Heading,
    string Hint,
    string SeeOne,
    string SubscribeCommand,
    string HaveOne,
    string AskAbout,
    Phrase State
);

internal sealed record DigestTexts(
    Phrase Now,
    Phrase Whole,
    string MoreOfArticle,
    string MoreOfDigest,
    Phrase Alert,
    Phrase NewAbout,
    Phrase AlertSummary,
    string NothingNew,
    Phrase Summary,
    Phrase EmptySummary,
    Phrase Title,
    Plural TitleAndMore,
    Plural ShowMore,
    string Command,
    string WholeCommand,
    string TooLongToQuote,
    string NothingRead,
    string ComesWithDigest,
    string ComesWithSections,
    string HowTo,
    string HowToText,
    string Gone,
    string GoneText
);

internal sealed record TopicTexts(
    string Which,
    Phrase NameIt,
    Phrase Summary,
    Phrase Found,
    Phrase FoundPart,
    Plural FromArticles,
    string Empty,
    Phrase Passage,
    Phrase None,
    Phrase MissSummary,
    Phrase MissSummaryNear,
    Phrase MissHeading,
    string NothingClose,
    string NothingCloseAtAll,
    Phrase DidYouMean,
    string OneOfThese,
    Phrase Listed,
    Phrase AllSummary,
    string PressOne,
    string MapIsEmpty
);

internal sealed record SearchTexts(
    string AllWords,
    string SomeWords,
    string InsteadOfTopic,
    Plural Best,
    Phrase Summary,
    Phrase Heading,
    string Empty,
    string What,
    string WriteWords,
    Phrase NothingHas,
    string NothingHasAny
);

internal sealed record ArticleTexts(
    Plural AllSummary,
    string NothingRead,
    Phrase Sections,
    string NoSections,
    string NoSuch,
    string Gone,
    Phrase NotCalled,
    Phrase Position,
    Phrase PositionOf,
    Phrase SectionSummary,
    string Legend,
    string GoesOn,
    Phrase Previous,
    Phrase Next,
    string LongParagraph,
    string WhichSection,
    Plural Has,
    Plural WriteNumber,
    string SectionGone
);

/// <summary>The buttons back to the card that one was reached from.</summary>
internal sealed record WayTexts(
    string Back,
    string ToDigest,
    string ToTopic,
    string ToSearch,
    string ToSections,
    string ToArticles,
    string ToTopics
);
