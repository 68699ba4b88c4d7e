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
internal sealed class Intake(
    InboundQueue queue,
    SlackClaim claim,
    HandlerRunner runner,
    TimeProvider time,
    ILogger<Intake> logger
)
{
    private static readonly Admission Repeated = new Admission.Repeated();
    private static readonly Admission Full = new Admission.Full();

    /// <summary>
    /// The room is taken first: what was claimed has to be done. Slack is not kept waiting for a claim that takes long: a command is
    /// answered later, and the rest Slack sends again, which finds it claimed.
    /// </summary>
    public async Task<Admission> TakeAsync(SlackInbound inbound, CancellationToken cancellation)
    {
        var work = new InboundWork(inbound, time);
        if (!queue.TryReserve())
        {
            Log.QueueFull(logger, inbound.Envelope.Type);
            return await BusyAsync(work);
        }
        var admitting = AdmitAsync(work, cancellation);
        if (await work.IsInTimeAsync(admitting))
            return await admitting;
        Log.ClaimIsSlow(logger, inbound.Envelope.Type, inbound.Key);
        return inbound is SlashCommand ? new Admission.Accepted(work) : Full;
    }

    private async Task<Admission> AdmitAsync(InboundWork work, CancellationToken cancellation)
    {
        var inbound = work.Inbound;
        try
        {
            if (await claim(inbound.Key, cancellation))
                return new Admission.Accepted(queue.Add(work));
            Log.Repeated(logger, inbound.Envelope.Type, inbound.Key);
            queue.GiveBack();
            return Repeated;
        }
        catch (Exception problem)
        {
            Log.NotClaimed(logger, problem, inbound.Envelope.Type, inbound.Key);
            queue.GiveBack();
            return await BusyAsync(work);
        }
    }

    /// <summary>Slack does not send a command again, so its user is told to.</summary>
    private async Task<Admission> BusyAsync(InboundWork work)
    {
        if (work.Inbound is not SlashCommand)
            return Full;
        await runner.ReplyAsync(work, Apologies.Busy);
        return new Admission.Accepted(work);
    }
}
