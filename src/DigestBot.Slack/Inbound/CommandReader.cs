using System.Text.Json;

namespace DigestBot.Slack;

/// <summary>Reads slash commands: a form over HTTP, an object with the same fields in Socket Mode.</summary>
internal static class CommandReader
{
    public static InboundReading Read(IReadOnlyDictionary<string, string> form) =>
        form.TryGetValue("ssl_check", out var check) && check == "1"
            ? new InboundReading.Ignored("Slack makes sure of the certificate.")
            : Read(JsonSerializer.SerializeToElement(form, SlackJson.Default.IReadOnlyDictionaryStringString));

    public static InboundReading Read(JsonElement fields)
    {
        if (
            fields.Text("command") is not ['/', _, ..] command
            || fields.Text("user_id") is not { Length: > 0 } user
            || fields.Text("channel_id") is not { Length: > 0 } channel
            || fields.Text("trigger_id") is not { Length: > 0 } trigger
        )
            return new InboundReading.Invalid("The form is no slash command.");
        var enterprise = fields.Text("enterprise_id");
        return new InboundReading.Taken(
            new SlashCommand(
                new(trigger, command, fields.Text("team_id"), enterprise, fields),
                command,
                fields.Text("text") ?? "",
                user,
                channel,
                fields.Text("channel_name"),
                fields.Address("response_url"),
                trigger
            )
        );
    }
}
