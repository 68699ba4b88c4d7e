namespace DigestBot.Slack;

/// <summary>What a person is told when the app itself cannot say anything.</summary>
internal static class Apologies
{
    public static SlackReply Busy { get; } =
        new SlackReply.Message(new() { Text = "I have too much to do right now. Please try again in a minute." });

    private const string WentWrong = "Something went wrong on my side. Please try again.";

    private static readonly SlackAnswer _lateFailure = new()
    {
        Text = "Something went wrong on my side, and what you filled in was not done. Please open the dialog again.",
    };

    private static readonly SlackReply _failed = new SlackReply.Message(new() { Text = WentWrong });

    /// <summary>A dialog stays open with the sentence at its first input: without an answer it would close as if all were well.</summary>
    /// <returns>Null when nobody waits to be told.</returns>
    public static SlackReply? For(SlackInbound failed) =>
        failed switch
        {
            SlashCommand or BlockActions => _failed,
            ViewSubmission { View.Inputs.Values: var inputs } when inputs.FirstOrDefault()?.BlockId is { } first =>
                SlackReply.Errors(
                    new Dictionary<string, string>(StringComparer.Ordinal) { [first] = WentWrong },
                    _lateFailure
                ),
            _ => null,
        };
}
