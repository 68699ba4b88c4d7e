namespace DigestBot.BotFramework;

/// <summary>Whoever brought a valid token, and what that token vouches for.</summary>
internal abstract record Caller
{
    /// <summary>Why this caller may not bring this activity, or null when it may.</summary>
    public abstract string? Objection(Activity activity);

    /// <summary>A program of this machine, served without a token while the bot has no identity.</summary>
    internal sealed record Local : Caller
    {
        public override string? Objection(Activity activity) => null;
    }

    /// <summary>The bot's own application, as the Emulator borrows it.</summary>
    internal sealed record OwnTenant : Caller
    {
        public override string? Objection(Activity activity) => null;
    }

    /// <summary>The Bot Connector.</summary>
    internal sealed record Channel(string? ServiceUrl, IReadOnlyList<string> Endorsements) : Caller
    {
        public override string? Objection(Activity activity)
        {
            if (ServiceUrl is null)
                return "The token has no serviceurl claim.";
            if (!SameUrl(ServiceUrl, activity.ServiceUrl))
                return "The token's serviceurl claim is not the activity's serviceUrl.";
            return
                activity.ChannelId is { Length: > 0 } channel && Endorsements.Contains(channel, StringComparer.Ordinal)
                ? null
                : "The signing key does not endorse the activity's channelId.";
        }

        private static bool SameUrl(string claim, string? url) =>
            string.Equals(claim.TrimEnd('/'), url?.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>Who called, or why nobody trusted did (for the log; the caller is not told).</summary>
internal sealed record CallerCheck(Caller? Caller, string? Problem)
{
    public static CallerCheck Refused(string problem) => new(null, problem);

    public static CallerCheck Trusted(Caller caller) => new(caller, null);
}
