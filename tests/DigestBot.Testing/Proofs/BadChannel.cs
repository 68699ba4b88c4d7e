using System.Globalization;

namespace DigestBot.Testing.Proofs;

/// <summary>A way in which a channel can be bad.</summary>
/// <param name="Shared">Whether its conversations stand at the healthy ones' receiver instead of one of their own.</param>
public sealed record BadChannel(string Name, Func<ConnectorFault> Meet, bool Shared = false)
{
    public static BadChannel Hangs { get; } = new("hangs", () => new ConnectorFault.Hang());

    public static IReadOnlyList<BadChannel> All { get; } =
    [
        new("429 for 5 s", () => new ConnectorFault.Refuse(429, RetryAfter: "5")),
        new("429 until a date", () => new ConnectorFault.Refuse(429, RetryAfter: InFiveSeconds())),
        new("412", () => new ConnectorFault.Refuse(412)),
        new("500", () => new ConnectorFault.Refuse(500)),
        new("502", () => new ConnectorFault.Refuse(502)),
        new("504", () => new ConnectorFault.Refuse(504)),
        Hangs,
        new("resets", () => new ConnectorFault.Drop()),
        new("garbage", () => new ConnectorFault.Garbage()),
        new("slow 200", () => new ConnectorFault.Slow(Task.Delay(TimeSpan.FromSeconds(5)))),
        new("403", () => new ConnectorFault.Refuse(403, "MessageWritesBlocked")),
        new("404", () => new ConnectorFault.Refuse(404, "ConversationNotFound")),
        new("410", () => new ConnectorFault.Refuse(410, "Gone")),
        new("429 beside healthy", () => new ConnectorFault.Refuse(429, RetryAfter: "5"), Shared: true),
        new("500 beside healthy", () => new ConnectorFault.Refuse(500), Shared: true),
        new("hangs beside healthy", () => new ConnectorFault.Hang(), Shared: true),
        new("403 beside healthy", () => new ConnectorFault.Refuse(403, "MessageWritesBlocked"), Shared: true),
    ];

    private static string InFiveSeconds() =>
        TimeProvider.System.GetUtcNow().AddSeconds(5).ToString("R", CultureInfo.InvariantCulture);
}
