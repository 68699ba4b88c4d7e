using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using DigestBot.BotFramework;

namespace DigestBot.Channels;

/// <summary>A conversation for which nothing has to be written as long as the same comes from it.</summary>
/// <param name="Came">What came (<see cref="Print"/>).</param>
/// <param name="Name">What it is called; not everything that comes from it says so.</param>
/// <remarks>About 300 bytes with its key, where what came itself has a kilobyte.</remarks>
internal readonly record struct KnownConversation(
    UInt128 Came,
    ConversationId Id,
    bool Personal,
    DateTimeOffset? UnreachableAt,
    string? Language,
    string? Locale,
    string? Name
)
{
    public static KnownConversation Of(Conversation conversation, UInt128 came) =>
        new(
            came,
            conversation.Id,
            conversation.Personal,
            conversation.UnreachableAt,
            conversation.Language,
            conversation.Locale,
            conversation.Reference.Conversation.Name
        );

    /// <summary>Tells what came from everything else that may come.</summary>
    public static UInt128 Print(string reference, string? locale, string? team)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{locale}\n{team}\n{reference}"), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    public Conversation ToConversation(ConversationReference reference)
    {
        reference.Conversation.Name = Name;
        return new(Id, reference, Personal, UnreachableAt) { Language = Language, Locale = Locale };
    }
}
