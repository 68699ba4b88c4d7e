namespace DigestBot.Slack;

/// <summary>What a person is told when the app itself cannot say anything.</summary>
internal static class Apologies
{
    public static SlackReply Busy { get; } =
        new SlackReply.Message(new() { Text = "I have too much to do right now. Please try again in a minute." });

    public static SlackReply Failed { get; } =
        new SlackReply.Message(new() { Text = "Something went wrong on my side. Please try again." });
}
