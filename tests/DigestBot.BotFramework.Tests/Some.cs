using System.Text.Json;

namespace DigestBot.BotFramework.Tests;

/// <summary>Plain values for tests that do not care.</summary>
internal static class Some
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Secret = "a secret";
    public const string ServiceUrl = "https://smba.trafficmanager.net/amer/";

    public static Activity Message(string text = "hello", string serviceUrl = ServiceUrl) =>
        new()
        {
            Type = ActivityTypes.Message,
            Id = "activity-1",
            ChannelId = "msteams",
            ServiceUrl = serviceUrl,
            Conversation = new ConversationAccount { Id = "19:abc@thread.tacv2;messageid=1" },
            From = new ChannelAccount { Id = "29:ann", Name = "Ann" },
            Recipient = new ChannelAccount { Id = "28:bot", Name = "DigestBot" },
            Text = text,
        };

    public static Activity Invoke(string? name, string serviceUrl = ServiceUrl)
    {
        var invoke = Message(serviceUrl: serviceUrl);
        invoke.Type = ActivityTypes.Invoke;
        invoke.Name = name;
        invoke.Text = null;
        return invoke;
    }

    public static ConversationReference Reference(string serviceUrl, string conversation = "19:abc@thread.tacv2") =>
        new(
            "msteams",
            serviceUrl,
            new ConversationAccount { Id = conversation },
            new ChannelAccount { Id = "28:bot" },
            new ChannelAccount { Id = "29:ann" },
            "en-GB"
        );

    public static JsonElement Json(string json) => ActivityJson.Element(json);
}
