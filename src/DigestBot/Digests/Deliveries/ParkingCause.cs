namespace DigestBot.Digests.Deliveries;

/// <summary>Why a conversation is left alone.</summary>
internal enum ParkingCause
{
    /// <summary>It shut the bot out when a digest came.</summary>
    Refused,

    /// <summary>It took nothing for long.</summary>
    Failing,

    /// <summary>The bot was removed.</summary>
    Removed,

    ChannelDeleted,
    TeamDeleted,
    TeamArchived,
}

internal static class ParkingCauses
{
    /// <summary>As <see cref="ParkingCause.Refused"/> and <see cref="ParkingCause.Failing"/> are stored.</summary>
    public const string FoundOut = "'refused', 'failing'";

    /// <summary>What digests found out may have any of the other causes, of which nobody told yet.</summary>
    /// <returns>What is over when this is.</returns>
    public static IReadOnlyList<ParkingCause> AndFoundOut(this ParkingCause cause) =>
        [cause, ParkingCause.Refused, ParkingCause.Failing];

    /// <summary>What the ledger, and the people there when the bot is back, are told of a cause that a channel told.</summary>
    public static string Sentence(this ParkingCause cause) =>
        cause switch
        {
            ParkingCause.Removed => "DigestBot was removed.",
            ParkingCause.ChannelDeleted => "The channel was deleted.",
            ParkingCause.TeamDeleted => "The team was deleted.",
            ParkingCause.TeamArchived => "The team was archived.",
            _ => throw new ArgumentOutOfRangeException(
                nameof(cause),
                cause,
                "What digests found out has its own words."
            ),
        };

    public static string ToStored(this ParkingCause cause) =>
        cause switch
        {
            ParkingCause.Refused => "refused",
            ParkingCause.Failing => "failing",
            ParkingCause.Removed => "removed",
            ParkingCause.ChannelDeleted => "channel_deleted",
            ParkingCause.TeamDeleted => "team_deleted",
            _ => "team_archived",
        };
}
