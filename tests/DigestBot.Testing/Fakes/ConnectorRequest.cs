using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DigestBot.Testing;

/// <summary>One call to the Connector, and the first rule it breaks, if any.</summary>
internal sealed record ConnectorRequest
{
    private const int MaxUtf16Bytes = 80 * 1024;
    private const string Prefix = "/amer/v3/conversations";

    public required string Method { get; init; }
    public required string PathAndQuery { get; init; }
    public string? Token { get; init; }
    public string? ConversationId { get; private set; }
    public string? ActivityId { get; private set; }
    public string? MemberId { get; private set; }
    public bool IsCreation { get; private set; }

    /// <summary>The conversation it is about: for a new thread its channel.</summary>
    public string? Target => IsCreation && Body.ValueKind == JsonValueKind.Object ? Channel : ConversationId;

    /// <summary>Whether something is posted into a thread of a channel.</summary>
    public bool IsThread =>
        Method != "GET" && ConversationId?.Contains(";messageid=", StringComparison.Ordinal) == true;

    public bool IsMemberList { get; private set; }
    public JsonElement Body { get; private set; }
    public string? Violation { get; private set; }
    public int Status { get; private set; } = 400;

    public static async Task<ConnectorRequest> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        var raw = request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var authorization = request.Headers.Authorization.ToString();
        var call = new ConnectorRequest
        {
            Method = request.Method,
            PathAndQuery = raw,
            Token = authorization.StartsWith("Bearer ", StringComparison.Ordinal) ? authorization[7..] : null,
        };
        call.Violation = call.CheckAddress(raw) ?? call.CheckBody(request.ContentType, text);
        return call;
    }

    private string? CheckAddress(string raw)
    {
        var path = raw.Split('?')[0];
        if (!path.StartsWith(Prefix, StringComparison.Ordinal))
            return Wrong(404, $"There is nothing at {raw}.");
        var parts = path[Prefix.Length..].Split('/').Skip(1).Select(Uri.UnescapeDataString).ToArray();
        if (parts.Any(part => part.Length == 0))
            return Wrong(404, $"An empty segment in {raw}.");
        ConversationId = parts.FirstOrDefault();
        IsCreation = parts.Length == 0;
        ActivityId = parts is [_, "activities", var activity] ? activity : null;
        MemberId = parts is [_, "members", var member] ? member : null;
        IsMemberList = parts is [_, "pagedmembers"];
        return (Method, parts) switch
        {
            ("POST", []) or ("POST", [_, "activities"]) or ("POST" or "PUT" or "DELETE", [_, "activities", _]) => null,
            ("GET", [_, "members", _]) or ("GET", [_, "pagedmembers"]) => null,
            _ => Wrong(405, $"{Method} {raw} is no call of this API."),
        };
    }

    private string? CheckBody(string? contentType, string text)
    {
        if (Method is "GET" or "DELETE")
            return text.Length == 0 ? null : Wrong(400, $"A body with {Method}.");
        if (contentType?.StartsWith("application/json", StringComparison.Ordinal) is not true)
            return Wrong(415, $"Content type {contentType}.");
        if (text.Length * 2 > MaxUtf16Bytes)
            return Wrong(413, "The message is too large.");
        try
        {
            Body = JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException problem)
        {
            return Wrong(400, $"Not JSON: {problem.Message}");
        }
        return IsCreation ? CheckCreation() : CheckActivity();
    }

    /// <summary>A thread needs the channel it stands in, a chat the people it is with, and both a bot.</summary>
    private string? CheckCreation() =>
        Nested("bot") is not { Length: > 0 } ? Wrong(400, "The conversation is created by nobody.")
        : Channel is null && !HasMembers ? Wrong(400, "The conversation has neither a channel nor members.")
        : Channel is not null
        && !(Body.TryGetProperty("activity", out var first) && first.TryGetProperty("type", out _))
            ? Wrong(400, "A new thread has no first message.")
        : null;

    /// <summary>The Teams channel that a new thread is for.</summary>
    private string? Channel =>
        Body.TryGetProperty("channelData", out var data)
        && data.TryGetProperty("channel", out var channel)
        && channel.TryGetProperty("id", out var id)
            ? id.GetString()
            : null;

    private bool HasMembers =>
        Body.TryGetProperty("members", out var members)
        && members.ValueKind == JsonValueKind.Array
        && members.GetArrayLength() > 0;

    private string? CheckActivity() =>
        Text("type") is not { Length: > 0 } ? Wrong(400, "The activity has no type.")
        : Nested("conversation") != ConversationId ? Wrong(400, "The activity's conversation is another one.")
        : Nested("from") is not { Length: > 0 } ? Wrong(400, "The activity is from nobody.")
        : Method == "PUT" && Text("id") != ActivityId ? Wrong(400, "The activity's id is not the address's.")
        : null;

    private string? Text(string name) =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(name, out var value) ? value.GetString() : null;

    private string? Nested(string name) =>
        Body.TryGetProperty(name, out var account) && account.TryGetProperty("id", out var id) ? id.GetString() : null;

    private string Wrong(int status, string violation)
    {
        Status = status;
        return violation;
    }
}
