using DigestBot.Chat.Rights;

namespace DigestBot.Chat;

/// <summary>Runs a command for whoever may give it, where it can be done.</summary>
internal sealed class CommandRunner(ScheduleRights rights, SlackReach reach)
{
    public async Task<Reply> RunAsync(ICommand command, CommandCall call, CancellationToken cancellation)
    {
        var outcome = "broke";
        try
        {
            var objection =
                await reach.ObjectionAsync(command, call, cancellation)
                ?? await rights.ObjectionAsync(command, call, cancellation);
            var reply = objection ?? await command.RunAsync(call, cancellation);
            outcome = objection is null ? "answered" : "refused";
            return reply;
        }
        finally
        {
            Measures.Command(command.Help.Name, outcome);
        }
    }
}
