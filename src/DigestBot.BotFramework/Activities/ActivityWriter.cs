using System.Text.Json;

namespace DigestBot.BotFramework;

/// <summary>
/// Writes an activity as <see cref="BotFrameworkJson.Wire"/> does, which is slower: what is posted has few of the many properties, and the
/// serializer asks for each of them through its metadata.
/// </summary>
internal static class ActivityWriter
{
    public static void Write(Utf8JsonWriter writer, Activity activity)
    {
        writer.WriteStartObject();
        Text(writer, "type"u8, activity.Type);
        Text(writer, "id"u8, activity.Id);
        Text(writer, "localTimestamp"u8, activity.LocalTimestamp);
        Text(writer, "localTimezone"u8, activity.LocalTimezone);
        Text(writer, "serviceUrl"u8, activity.ServiceUrl);
        Text(writer, "channelId"u8, activity.ChannelId);
        Account(writer, "from"u8, activity.From);
        Conversation(writer, "conversation"u8, activity.Conversation);
        Account(writer, "recipient"u8, activity.Recipient);
        Text(writer, "textFormat"u8, activity.TextFormat);
        Text(writer, "attachmentLayout"u8, activity.AttachmentLayout);
        List(writer, "membersAdded"u8, activity.MembersAdded, Write);
        List(writer, "membersRemoved"u8, activity.MembersRemoved, Write);
        Text(writer, "locale"u8, activity.Locale);
        Text(writer, "text"u8, activity.Text);
        Text(writer, "speak"u8, activity.Speak);
        Text(writer, "inputHint"u8, activity.InputHint);
        Text(writer, "summary"u8, activity.Summary);
        List(writer, "attachments"u8, activity.Attachments, Write);
        List(writer, "entities"u8, activity.Entities, (to, entity) => entity.WriteTo(to));
        Element(writer, "channelData"u8, activity.ChannelData);
        Text(writer, "action"u8, activity.Action);
        Text(writer, "replyToId"u8, activity.ReplyToId);
        Text(writer, "name"u8, activity.Name);
        Element(writer, "value"u8, activity.Value);
        Text(writer, "deliveryMode"u8, activity.DeliveryMode);
        Element(writer, "timestamp"u8, activity.TimestampAsItCame);
        End(writer, activity.Properties);
    }

    private static void Write(Utf8JsonWriter writer, ChannelAccount account)
    {
        writer.WriteStartObject();
        Text(writer, "id"u8, account.Id);
        Text(writer, "name"u8, account.Name);
        Text(writer, "aadObjectId"u8, account.AadObjectId);
        Text(writer, "role"u8, account.Role);
        End(writer, account.Properties);
    }

    private static void Write(Utf8JsonWriter writer, Attachment attachment)
    {
        writer.WriteStartObject();
        Text(writer, "contentType"u8, attachment.ContentType);
        Text(writer, "contentUrl"u8, attachment.ContentUrl);
        if (attachment.Content is { } content)
        {
            writer.WritePropertyName("content"u8);
            RawElement.Write(writer, content);
        }
        Text(writer, "name"u8, attachment.Name);
        End(writer, attachment.Properties);
    }

    private static void Account(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ChannelAccount? account)
    {
        if (account is null)
            return;
        writer.WritePropertyName(name);
        Write(writer, account);
    }

    private static void Conversation(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ConversationAccount? account)
    {
        if (account is null)
            return;
        writer.WriteStartObject(name);
        Text(writer, "id"u8, account.Id);
        Text(writer, "name"u8, account.Name);
        if (account.IsGroup is { } isGroup)
            writer.WriteBoolean("isGroup"u8, isGroup);
        Text(writer, "conversationType"u8, account.ConversationType);
        Text(writer, "tenantId"u8, account.TenantId);
        Text(writer, "aadObjectId"u8, account.AadObjectId);
        End(writer, account.Properties);
    }

    private static void Text(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
            writer.WriteString(name, text);
    }

    private static void Element(Utf8JsonWriter writer, ReadOnlySpan<byte> name, JsonElement? element)
    {
        if (element is not { } value)
            return;
        writer.WritePropertyName(name);
        value.WriteTo(writer);
    }

    private static void List<T>(
        Utf8JsonWriter writer,
        ReadOnlySpan<byte> name,
        IList<T>? items,
        Action<Utf8JsonWriter, T> write
    )
    {
        if (items is null)
            return;
        writer.WriteStartArray(name);
        foreach (var item in items)
            if (item is null)
                writer.WriteNullValue();
            else
                write(writer, item);
        writer.WriteEndArray();
    }

    private static void End(Utf8JsonWriter writer, IDictionary<string, JsonElement>? others)
    {
        if (others is not null)
            foreach (var (name, value) in others)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }
        writer.WriteEndObject();
    }
}
