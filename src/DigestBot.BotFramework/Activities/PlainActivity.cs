using System.Text.Json;

namespace DigestBot.BotFramework;

/// <summary>
/// Reads an activity in which everything has the type it should have, without the serializer's metadata. Whatever is odd is left to the
/// serializer, which says what is wrong with it.
/// </summary>
internal static class PlainActivity
{
    /// <returns>What the serializer would return; null when it has to be asked.</returns>
    public static Activity? Read(ReadOnlySpan<byte> utf8Json)
    {
        var json = new PlainJson(utf8Json);
        try
        {
            var activity = json.Object(Activity);
            return json.IsWhole ? activity : null;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What nearly every message has comes first.</summary>
    private static Activity Activity(ref PlainJson json)
    {
        var to = new Activity();
        while (json.HasProperty())
            if (json.Is("type"u8))
                to.Type = json.Text();
            else if (json.Is("id"u8))
                to.Id = json.Text();
            else if (json.Is("text"u8))
                to.Text = json.Text();
            else if (json.Is("timestamp"u8))
                to.TimestampAsItCame = json.Element();
            else if (json.Is("localTimestamp"u8))
                to.LocalTimestamp = json.Text();
            else if (json.Is("localTimezone"u8))
                to.LocalTimezone = json.Text();
            else if (json.Is("serviceUrl"u8))
                to.ServiceUrl = json.Text();
            else if (json.Is("channelId"u8))
                to.ChannelId = json.Text();
            else if (json.Is("from"u8))
                to.From = json.Object(Account);
            else if (json.Is("conversation"u8))
                to.Conversation = json.Object(Conversation);
            else if (json.Is("recipient"u8))
                to.Recipient = json.Object(Account);
            else if (json.Is("textFormat"u8))
                to.TextFormat = json.Text();
            else if (json.Is("locale"u8))
                to.Locale = json.Text();
            else if (json.Is("entities"u8))
                to.Entities = json.Elements();
            else if (json.Is("channelData"u8))
                to.ChannelData = json.Element();
            else if (json.Is("attachments"u8))
                to.Attachments = json.List(Attachment);
            else if (json.Is("value"u8))
                to.Value = json.Element();
            else if (json.Is("name"u8))
                to.Name = json.Text();
            else if (json.Is("replyToId"u8))
                to.ReplyToId = json.Text();
            else if (json.Is("deliveryMode"u8))
                to.DeliveryMode = json.Text();
            else if (json.Is("summary"u8))
                to.Summary = json.Text();
            else if (json.Is("attachmentLayout"u8))
                to.AttachmentLayout = json.Text();
            else if (json.Is("speak"u8))
                to.Speak = json.Text();
            else if (json.Is("inputHint"u8))
                to.InputHint = json.Text();
            else if (json.Is("action"u8))
                to.Action = json.Text();
            else if (json.Is("membersAdded"u8))
                to.MembersAdded = json.List(Account);
            else if (json.Is("membersRemoved"u8))
                to.MembersRemoved = json.List(Account);
            else
                json.Other(to.Properties ??= new Dictionary<string, JsonElement>());
        return to;
    }

    private static ChannelAccount Account(ref PlainJson json)
    {
        var to = new ChannelAccount();
        while (json.HasProperty())
            if (json.Is("id"u8))
                to.Id = json.Text();
            else if (json.Is("name"u8))
                to.Name = json.Text();
            else if (json.Is("aadObjectId"u8))
                to.AadObjectId = json.Text();
            else if (json.Is("role"u8))
                to.Role = json.Text();
            else
                json.Other(to.Properties ??= new Dictionary<string, JsonElement>());
        return to;
    }

    private static ConversationAccount Conversation(ref PlainJson json)
    {
        var to = new ConversationAccount();
        while (json.HasProperty())
            if (json.Is("id"u8))
                to.Id = json.Text();
            else if (json.Is("name"u8))
                to.Name = json.Text();
            else if (json.Is("isGroup"u8))
                to.IsGroup = json.Truth();
            else if (json.Is("conversationType"u8))
                to.ConversationType = json.Text();
            else if (json.Is("tenantId"u8))
                to.TenantId = json.Text();
            else if (json.Is("aadObjectId"u8))
                to.AadObjectId = json.Text();
            else
                json.Other(to.Properties ??= new Dictionary<string, JsonElement>());
        return to;
    }

    private static Attachment Attachment(ref PlainJson json)
    {
        var to = new Attachment();
        while (json.HasProperty())
            if (json.Is("contentType"u8))
                to.ContentType = json.Text();
            else if (json.Is("content"u8))
                to.Content = json.Element();
            else if (json.Is("contentUrl"u8))
                to.ContentUrl = json.Text();
            else if (json.Is("name"u8))
                to.Name = json.Text();
            else
                json.Other(to.Properties ??= new Dictionary<string, JsonElement>());
        return to;
    }
}
