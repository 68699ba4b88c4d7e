using Microsoft.AspNetCore.Http;

namespace DigestBot.Slack;

/// <summary>What an endpoint takes.</summary>
[Flags]
internal enum SlackDoor
{
    Events = 1,
    Commands = 2,
    Interactivity = 4,
    All = Events | Commands | Interactivity,
}

/// <summary>From a verified body to what it means, by its content type.</summary>
internal static class RequestReader
{
    private static readonly InboundReading.Invalid NotHere = new("This address does not take that.");
    private static readonly InboundReading.Invalid NoJson = new("The body is no JSON.");

    public static InboundReading Read(SlackDoor door, string? contentType, ReadOnlySpan<byte> body) =>
        MediaType(contentType) switch
        {
            "application/json" when !door.HasFlag(SlackDoor.Events) => NotHere,
            "application/json" => JsonReading.Parse(body) is { } json ? EventReader.Read(json) : NoJson,
            "application/x-www-form-urlencoded" => Form(door, body),
            _ => new InboundReading.Invalid("The body is neither JSON nor a form."),
        };

    private static InboundReading Form(SlackDoor door, ReadOnlySpan<byte> body)
    {
        var (fields, problem) = FormReader.Read(body);
        if (fields is null)
            return new InboundReading.Invalid(problem ?? "");
        if (!fields.TryGetValue("payload", out var payload))
            return door.HasFlag(SlackDoor.Commands) || fields.ContainsKey("ssl_check")
                ? CommandReader.Read(fields)
                : NotHere;
        if (!door.HasFlag(SlackDoor.Interactivity))
            return NotHere;
        return JsonReading.Parse(System.Text.Encoding.UTF8.GetBytes(payload)) is { } json
            ? InteractionReader.Read(json)
            : NoJson;
    }

    private static string MediaType(string? contentType) =>
        (contentType ?? "").Split(';', 2)[0].Trim().ToLowerInvariant();
}
