using DigestBot.Wording;

namespace DigestBot.Digests.Schedules.Phrases;

/// <summary>Goes through the words of a phrase once, in whatever order they say their parts.</summary>
internal sealed class WishReader(List<string> words, FaultTexts say)
{
    private static readonly HashSet<string> _fillers = new(
        "every each at on and the in to from o'clock a an digest digests please & hrs - – once"
            .Split(' ')
            .Concat(
                "jeden jede jedes an am um uhr und der die das den dem von ab im je ein einen bitte immer".Split(' ')
            ),
        StringComparer.Ordinal
    );

    private static readonly HashSet<string> _except = new(
        "except excepting excluding without but not minus außer ausser ohne nicht".Split(' '),
        StringComparer.Ordinal
    );

    private readonly List<string> _rest = [];
    private readonly List<TimeOnly> _times = [];
    private Weekdays _named;
    private Weekdays _excepted;
    private bool _isExcepting;
    private bool _isWeekly;
    private bool _saysHalf;
    private PartOfDay? _part;

    public PhraseFault? Fault { get; private set; }

    public IReadOnlyList<string> Rest => _rest;

    public IReadOnlyList<TimeOnly> Times => _times;

    public Weekdays? Days =>
        _excepted != Weekdays.None ? (_named == Weekdays.None ? Weekdays.Daily : _named) & ~_excepted
        : _named != Weekdays.None ? _named
        : null;

    public void ReadAll()
    {
        for (var at = 0; at < words.Count && Fault is null; )
            at += Read(at);
        if (_part is not null && _times.Count == 0)
            _times.Add(_part.Usual);
        if (_isWeekly && Days is null)
            Fault ??= new PhraseFault(say.WhichWeekday);
    }

    /// <returns>How many words were read.</returns>
    private int Read(int at)
    {
        var word = words[at];
        if (DayWords.At(words, at) is { } days)
            return Named(days.Days, days.Taken);
        if (PartOfDay.Of(word, at > 0 ? words[at - 1] : "") is { } part)
            return Within(part);
        if (TimeWords.At(words, at) is { } time)
            return Timed(time.Time, time.Taken, TimeWords.SaysHalf(word));
        Fault =
            TimeWords.HalfHourAt(words, at) is { } half ? PhraseFault.Half(half, $"{word} {words[at + 1]}", say)
            : TimeWords.LooksLikeTime(word) ? PhraseFault.NoTime(word, say)
            : RepeatWords.Of(word, say);
        return Other(word);
    }

    private int Named(Weekdays days, int taken)
    {
        if (_isExcepting)
            _excepted |= days;
        else
            _named |= days;
        return taken;
    }

    private int Within(PartOfDay part)
    {
        _part = part;
        if (_times.Count > 0 && !_saysHalf)
            _times[^1] = part.Place(_times[^1]);
        return 1;
    }

    private int Timed(TimeOnly time, int taken, bool saysHalf)
    {
        (_isExcepting, _saysHalf) = (false, saysHalf);
        var placed = _part is null || saysHalf ? time : _part.Place(time);
        if (!_times.Contains(placed))
            _times.Add(placed);
        return taken;
    }

    private int Other(string word)
    {
        var lower = PhraseWords.Lower(word);
        _isWeekly |= RepeatWords.IsWeekly(word);
        _isExcepting |= _except.Contains(lower);
        if (!_fillers.Contains(lower) && !_except.Contains(lower) && !RepeatWords.IsWeekly(word))
            _rest.Add(word);
        return 1;
    }
}
