using System.Text.Json.Nodes;

namespace DigestBot.Tests.Hosting;

/// <summary>What Teams sends when somebody edits a message: the message with its id, its new text, and a time of its own.</summary>
internal static class Corrected
{
    private static int _corrections;

    public static JsonObject Of(JsonObject said, string text, string what = "editMessage")
    {
        var update = (JsonObject)said.DeepClone();
        update["type"] = "messageUpdate";
        update["text"] = text;
        update["timestamp"] = BotHost.Monday.AddSeconds(Interlocked.Increment(ref _corrections)).ToString("O");
        var data = update["channelData"] as JsonObject ?? [];
        data["eventType"] = what;
        update["channelData"] = data.DeepClone();
        return update;
    }
}
