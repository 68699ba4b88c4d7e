using DigestBot.BotFramework;
using DigestBot.Channels.Slack;

namespace DigestBot.Channels.Limits;

/// <summary>
/// Keeps what is sent within each channel's limits, per conversation and per tenant. Digests book their slots; replies count as well, but
/// wait for what has left only. Windows run on the machine's monotonic clock, so a corrected wall clock changes nothing.
/// </summary>
/// <remarks>About 250 bytes for each conversation of the last hour.</remarks>
internal sealed class SendLimits(TimeProvider time)
{
    private static readonly TimeSpan _sweepEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Channel, string Id), SendBudget> _conversations = [];
    private readonly Dictionary<(string Channel, string Id), SendBudget> _tenants = [];
    private long _swept = time.GetTimestamp();

    /// <summary>Finds a digest its slot.</summary>
    /// <param name="ticket">The delivery; it keeps the slot it booked until it leaves.</param>
    /// <returns>Null when it may be made ready to leave; else how long it has to wait before it asks again.</returns>
    public TimeSpan? PlanDigest(ConversationReference reference, long ticket)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            Sweep(now);
            var (conversation, tenant) = Budgets(reference.ChannelId, reference.Conversation);
            var from = conversation.DigestFrom(ticket, now);
            if (from > now)
                return Span(from - now);
            from = tenant?.DigestFrom(ticket, now) ?? now;
            if (from > now)
            {
                tenant!.Book(ticket, from);
                return Span(from - now);
            }
            tenant?.Forget(ticket);
            return null;
        }
    }

    /// <summary>Counts a digest at the moment it leaves: what held it up since it was planned must not make two groups one.</summary>
    /// <returns>Null when it leaves; else how long it has to wait.</returns>
    public TimeSpan? LeaveDigest(ConversationReference reference, long ticket)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            var (conversation, tenant) = Budgets(reference.ChannelId, reference.Conversation);
            var from = Math.Max(conversation.LeaveFrom(), tenant?.LeaveFrom() ?? long.MinValue);
            if (from > now)
            {
                tenant?.Book(ticket, from);
                return Span(from - now);
            }
            Use(conversation, tenant, now);
            return null;
        }
    }

    /// <summary>Waits until a reply may go, which is at once unless the conversation or tenant has just had all it takes.</summary>
    public async ValueTask ReplyAsync(Activity inbound, CancellationToken cancellation)
    {
        while (TakeForReply(inbound) is { } wait)
            await Task.Delay(wait, time, cancellation);
    }

    private TimeSpan? TakeForReply(Activity inbound)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            Sweep(now);
            var account = inbound.Conversation ?? new ConversationAccount();
            var (conversation, tenant) = Budgets(
                inbound.ChannelId ?? "",
                account,
                account.TenantId ?? inbound.TeamsChannelData().TenantId
            );
            var from = Math.Max(conversation.ReplyFrom(), tenant?.ReplyFrom() ?? long.MinValue);
            if (from > now)
                return Span(from - now);
            Use(conversation, tenant, now);
            return null;
        }
    }

    private (SendBudget Conversation, SendBudget? Tenant) Budgets(
        string channel,
        ConversationAccount account,
        string? tenantId = null
    )
    {
        var limits = ChannelLimits.Of(channel);
        var conversation = Budget(_conversations, (channel, ThreadOf(account.Id ?? "")), limits.Conversation, null);
        var tenant =
            limits.Tenant.Length > 0
                ? Budget(_tenants, (channel, tenantId ?? TenantOf(channel, account)), limits.Tenant, limits.Pace)
                : null;
        return (conversation, tenant);
    }

    private SendBudget Budget(
        Dictionary<(string, string), SendBudget> budgets,
        (string, string) key,
        SendWindow[] windows,
        SendWindow? pace
    )
    {
        if (!budgets.TryGetValue(key, out var budget))
            budgets[key] = budget = new SendBudget(windows, pace, time);
        return budget;
    }

    private static string TenantOf(string channel, ConversationAccount account) =>
        channel == SlackAddress.Channel ? (account.Id ?? "").Split('/')[0] : account.TenantId ?? "";

    /// <summary>The threads of a Teams channel share its budget.</summary>
    private static string ThreadOf(string id) =>
        id.IndexOf(";messageid=", StringComparison.Ordinal) is >= 0 and var thread ? id[..thread] : id;

    private static void Use(SendBudget conversation, SendBudget? tenant, long now)
    {
        conversation.Use(now);
        tenant?.Use(now);
    }

    private TimeSpan Span(long ticks) =>
        TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(ticks * 1000.0 / time.TimestampFrequency)));

    private void Sweep(long now)
    {
        if (now - _swept < SendLog.Ticks(_sweepEvery, time))
            return;
        _swept = now;
        foreach (var budgets in new[] { _conversations, _tenants })
        foreach (var (key, budget) in budgets)
        {
            budget.ForgetBefore(now - SendLog.Ticks(_sweepEvery, time));
            if (budget.IsIdle(now))
                budgets.Remove(key);
        }
    }
}
