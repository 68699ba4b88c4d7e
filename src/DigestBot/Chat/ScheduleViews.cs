using DigestBot.Channels;

namespace DigestBot.Chat;

internal sealed record ScheduleRunView(string Day, string Time);

/// <param name="Skipped">Whether a digest to come is skipped, which can be undone.</param>
internal sealed record ScheduleItemView(
    string Id,
    string Title,
    string Zone,
    bool Paused,
    bool Skipped,
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

internal sealed record ScheduleLabels
{
    public string Schedule { get; } = "Digest schedule";
    public string Next { get; } = "Next digests";
    public string Pause { get; } = "Pause";
    public string Resume { get; } = "Resume";
    public string Skip { get; } = "Skip next";
    public string UndoSkip { get; } = "Undo skip";
    public string Unsubscribe { get; } = "Unsubscribe";
    public string Keep { get; } = "Keep";
    public string Subscribe { get; } = "Weekdays at 08:30";
    public string DigestNow { get; } = "Digest now";
}
