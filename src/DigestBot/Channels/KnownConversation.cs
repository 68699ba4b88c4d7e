using System.IO.Hashing;
using System.Runtime.InteropServices;
using DigestBot.BotFramework;

namespace DigestBot.Channels;

/// <summary>A conversation for which nothing has to be written as long as the same comes from it.</summary>
/// <param name="Reference">Tells the reference that came from every other that may come.</param>
/// <param name="Name">What it is called; not everything that comes from it says so.</param>
/// <remarks>About 300 bytes with its key, where the reference alone has a kilobyte.</remarks>
internal readonly record struct KnownConversation(
    UInt128 Reference,
    ConversationId Id,
    bool Personal,
    DateTimeOffset? UnreachableAt,
    string? Language,
    string? Locale,
    string? Team,
    string? Name
)
{
    public static KnownConversation Of(Conversation conversation, string came, string? team) =>
        new(
            Print(came),
            conversation.Id,
            conversation.Personal,
            conversation.UnreachableAt,
            conversation.Language,
            conversation.Locale,
            team,
            conversation.Reference.Conversation.Name
        );

    /// <param name="came">The reference as it is stored.</param>
    /// <param name="locale">Null when none came, as with <paramref name="team"/>.</param>
    public bool IsSame(string came, string? locale, string? team) =>
        Reference == Print(came) && (locale is null || locale == Locale) && (team is null || team == Team);

    public Conversation ToConversation(ConversationReference reference)
    {
        reference.Conversation.Name = Name;
        return new(Id, reference, Personal, UnreachableAt) { Language = Language, Locale = Locale };
    }

    private static UInt128 Print(string reference) =>
        XxHash128.HashToUInt128(MemoryMarshal.AsBytes(reference.AsSpan()));
}
