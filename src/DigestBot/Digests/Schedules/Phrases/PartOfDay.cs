namespace DigestBot.Digests.Schedules.Phrases;

/// <summary>A part of the day: it is a time of its own, or says which eight o'clock is meant.</summary>
internal sealed record PartOfDay(TimeOnly Usual, int From)
{
    private static readonly PartOfDay _morning = new(new TimeOnly(8, 0), 0);
    private static readonly PartOfDay _afternoon = new(new TimeOnly(14, 0), 12);
    private static readonly PartOfDay _evening = new(new TimeOnly(18, 0), 15);
    private static readonly PartOfDay _night = new(new TimeOnly(21, 0), 18);

    /// <param name="before">The word in front: "jeden Morgen" is each morning, "morgen" is tomorrow.</param>
    public static PartOfDay? Of(string word, string before) =>
        PhraseWords.Lower(word) switch
        {
            "morning" or "mornings" or "morgens" or "vormittag" or "vormittags" or "früh" => _morning,
            "afternoon" or "afternoons" or "nachmittag" or "nachmittags" => _afternoon,
            "evening" or "evenings" or "abend" or "abends" => _evening,
            "night" or "nights" or "nacht" or "nachts" => _night,
            "morgen" when PhraseWords.Lower(before) is "jeden" or "am" => _morning,
            _ => null,
        };

    /// <summary>"8 in the evening" is 20:00; "8 in the morning" and "20:00 in the evening" stay.</summary>
    public TimeOnly Place(TimeOnly time)
    {
        if (From == 0)
            return time.Hour == 12 ? time.AddHours(-12) : time;
        if (From == 18 && time.Hour == 12)
            return time.AddHours(12);
        return time.Hour < 12 && time.Hour + 12 >= From ? time.AddHours(12) : time;
    }
}
