using System.Collections.ObjectModel;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using DigestBot.BotFramework;
using DigestBot.Storage;

namespace DigestBot.Channels;

/// <summary>A conversation for which nothing has to be written as long as the same comes from it.</summary>
/// <param name="Reference">Tells the reference that came from every other that may come.</param>
/// <param name="Name">What it is called; not everything that comes from it says so.</param>
/// <param name="SeenAt">When something came from it, as it is stored.</param>
/// <remarks>About 300 bytes with its key, where the reference alone has a kilobyte.</remarks>
internal readonly record struct KnownConversation(
    UInt128 Reference,
    ConversationId Id,
    bool Personal,
    DateTimeOffset? UnreachableAt,
    DateTimeOffset? FailingSince,
    string? Language,
    string? Locale,
    string? Team,
    string? Name,
    long SeenAt
)
{
    private const int Usual = 512;

    /// <param name="came">The <see cref="Print"/> of what came; what is kept may have a name from before.</param>
    public static KnownConversation Of(Conversation conversation, UInt128 came, ConversationRow row) =>
        new(
            came,
            conversation.Id,
            conversation.Personal,
            conversation.UnreachableAt,
            conversation.FailingSince,
            conversation.Language,
            conversation.Locale,
            row.Team,
            conversation.Reference.Conversation.Name,
            row.SeenAt
        );

    /// <param name="locale">Null when none came, as with <paramref name="team"/>.</param>
    /// <param name="since">What was last seen before this is to be written anew.</param>
    public bool IsSame(UInt128 came, string? locale, string? team, DateTimeOffset since) =>
        Reference == came
        && (locale is null || locale == Locale)
        && (team is null || team == Team)
        && SeenAt >= since.ToStored();

    public Conversation ToConversation(ConversationReference reference)
    {
        reference.Conversation.Name = Name;
        return new(Id, reference, Personal, UnreachableAt, FailingSince) { Language = Language, Locale = Locale };
    }

    /// <summary>Two references have the same one when all in them is the same; that is less work than writing them as JSON.</summary>
    public static UInt128 Print(ConversationReference reference)
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, null, stackalloc char[Usual]);
        Append(ref text, reference);
        var print = XxHash128.HashToUInt128(MemoryMarshal.AsBytes(text.Text));
        text.Clear();
        return print;
    }

    private static void Append(ref DefaultInterpolatedStringHandler text, ConversationReference reference)
    {
        var conversation = reference.Conversation;
        Append(ref text, reference.ChannelId);
        Append(ref text, reference.ServiceUrl);
        Append(ref text, conversation.Id);
        Append(ref text, conversation.Name);
        Append(ref text, conversation.ConversationType);
        Append(ref text, conversation.TenantId);
        Append(ref text, conversation.AadObjectId);
        Append(ref text, conversation.IsGroup?.ToString());
        Append(ref text, conversation.Properties);
        Append(ref text, reference.Locale);
        Append(ref text, reference.Bot);
        if (reference.User is { } user)
            Append(ref text, user);
    }

    private static void Append(ref DefaultInterpolatedStringHandler text, ChannelAccount account)
    {
        Append(ref text, account.Id);
        Append(ref text, account.Name);
        Append(ref text, account.AadObjectId);
        Append(ref text, account.Role);
        Append(ref text, account.Properties);
    }

    private static void Append(ref DefaultInterpolatedStringHandler text, IDictionary<string, JsonElement>? properties)
    {
        text.AppendFormatted(properties?.Count ?? 0);
        text.AppendLiteral(":");
        foreach (var (name, value) in properties ?? ReadOnlyDictionary<string, JsonElement>.Empty)
        {
            Append(ref text, name);
            Append(ref text, value.GetRawText());
        }
    }

    /// <summary>With its length before it, so that no two lists of texts look alike.</summary>
    private static void Append(ref DefaultInterpolatedStringHandler text, string? value)
    {
        text.AppendFormatted(value?.Length ?? -1);
        text.AppendLiteral(":");
        text.AppendLiteral(value ?? "");
    }
}
