using Microsoft.Extensions.Logging;

namespace DigestBot.Slack;

/// <summary>
/// What comes when Slack has been answered already: a message goes by the response URL, and what only a dialog could have shown to the
/// person directly.
/// </summary>
internal sealed class LateReplies(ResponseUrls responses, SlackWeb web, TimeProvider time, ILogger<LateReplies> logger)
{
    public Task SendAsync(InboundWork work, SlackReply reply, CancellationToken cancellation)
    {
        switch (reply)
        {
            case SlackReply.Message message when ResponseUrl(work.Inbound) is { } url:
                return responses.SendAsync(url, message.Answer, work.TakenAt, cancellation);
            case SlackReply.Body { Late: { } answer } when work.Inbound is SlackInteraction { UserId: { } user } asked:
                return TellAsync(asked.TeamId, user, answer, cancellation);
            default:
                Log.TooLate(logger, work.Inbound.Envelope.Type, work.Inbound.Key);
                return Task.CompletedTask;
        }
    }

    private Task TellAsync(string? team, string user, SlackAnswer answer, CancellationToken cancellation)
    {
        var message = new SlackMessage
        {
            Channel = user,
            Text = answer.Text,
            Blocks = answer.Blocks,
        };
        return SlackTries.RunAsync(() => web.For(team).PostMessageAsync(message, cancellation), time, cancellation);
    }

    private static Uri? ResponseUrl(SlackInbound inbound) =>
        inbound switch
        {
            SlashCommand command => command.ResponseUrl,
            SlackInteraction interaction => interaction.ResponseUrl,
            _ => null,
        };
}
