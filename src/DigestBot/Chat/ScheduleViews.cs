using DigestBot.Channels;
using DigestBot.Wording;

namespace DigestBot.Chat;

internal sealed record ScheduleRunView(string Day, string Time);

/// <param name="Skipped">Whether a digest to come is skipped, which can be undone.</param>
/// <param name="Run">The next digest, as a button says which one to skip; empty when none comes.</param>
internal sealed record ScheduleItemView(
    string Id,
    string Title,
    string Zone,
    bool Paused,
    bool Skipped,
    string Run,
    bool Asking,
    string Notice,
    IReadOnlyList<ScheduleRunView> Runs,
    string Note
);

/// <param name="Lead">What was just done; empty for nothing.</param>
/// <param name="More">That there are more schedules than fit; empty when there are not.</param>
/// <param name="Place">The conversation's own zone and quiet hours; empty when it has none.</param>
internal sealed record ScheduleView(
    string Lang,
    string Summary,
    string Heading,
    string Lead,
    IReadOnlyList<ScheduleItemView> Schedules,
    string More,
    string Place,
    string Empty,
    string Suggested,
    Way Way,
    ScheduleLabels Say
);

internal sealed class ScheduleLabels(Labels of)
{
    public string Schedule => of.DigestSchedule;
    public string Next => of.NextDigests;
    public string Pause => of.Pause;
    public string Resume => of.Resume;
    public string Skip => of.SkipNext;
    public string UndoSkip => of.UndoSkip;
    public string Unsubscribe => of.Unsubscribe;
    public string Keep => of.Keep;
    public string Subscribe => of.WeekdaysAtHalfPastEight;
    public string DigestNow => of.DigestNow;
}
