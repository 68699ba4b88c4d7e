using Microsoft.Extensions.Logging;

namespace DigestBot.Slack;

/// <summary>What became of something that came in.</summary>
internal abstract record Admission
{
    private Admission() { }

    public sealed record Accepted(InboundWork Work) : Admission;

    /// <summary>It came before; Slack is told that it came.</summary>
    public sealed record Repeated : Admission;

    /// <summary>There is no room for it, or nobody can tell whether it came before: Slack has to send it again.</summary>
    public sealed record Full : Admission;
}

/// <summary>The one door for what comes over HTTP and by sockets: room for it, first time, then the queue.</summary>
internal sealed class Intake(InboundQueue queue, SlackClaim claim, TimeProvider time, ILogger<Intake> logger)
{
    private static readonly Admission Repeated = new Admission.Repeated();
    private static readonly Admission Full = new Admission.Full();

    /// <summary>The room is taken first: what was claimed has to be done.</summary>
    public async Task<Admission> TakeAsync(SlackInbound inbound, CancellationToken cancellation)
    {
        if (!queue.TryReserve())
        {
            Log.QueueFull(logger, inbound.Envelope.Type);
            return Busy(inbound);
        }
        try
        {
            if (await claim(inbound.Key, cancellation))
                return new Admission.Accepted(queue.Add(new(inbound, time)));
            Log.Repeated(logger, inbound.Envelope.Type, inbound.Key);
            queue.GiveBack();
            return Repeated;
        }
        catch (Exception problem)
        {
            Log.NotClaimed(logger, problem, inbound.Envelope.Type, inbound.Key);
            queue.GiveBack();
            return Busy(inbound);
        }
    }

    /// <summary>Slack does not send a command again, so its user is told to.</summary>
    private Admission Busy(SlackInbound inbound)
    {
        if (inbound is not SlashCommand)
            return Full;
        var work = new InboundWork(inbound, time);
        work.Reply(Apologies.Busy);
        return new Admission.Accepted(work);
    }
}
