using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace DigestBot.Testing;

/// <summary>A call of the Web API as a <see cref="FakeSlack"/> read it.</summary>
/// <param name="Arguments">From a form or JSON; what a form carries as JSON text is parsed.</param>
public sealed record SlackCall(string Method, string? Token, string? Basic, JsonObject Arguments)
{
    private static readonly string[] Nested = ["blocks", "view", "metadata", "attachments"];
    private static readonly string[] FormsOnly =
    [
        "conversations.history",
        "conversations.replies",
        "users.info",
        "oauth.v2.access",
    ];

    /// <summary>What a careful client does not do, though Slack forgives it; null for nothing.</summary>
    public string? Warning { get; private init; }

    public string? Text(string name) => (string?)Arguments[name];

    public bool Flag(string name) => (string?)Arguments[name] is "true" or "1";

    public static async Task<SlackCall> ReadAsync(HttpRequest request)
    {
        var method = request.Path.Value!["/api/".Length..];
        var authorization = request.Headers.Authorization.ToString();
        var token = authorization.StartsWith("Bearer ", StringComparison.Ordinal) ? authorization[7..] : null;
        var basic = authorization.StartsWith("Basic ", StringComparison.Ordinal) ? authorization[6..] : null;
        var call = new SlackCall(method, token, basic, []);
        if (request.HasFormContentType)
            return call with { Arguments = OfForm(await request.ReadFormAsync(request.HttpContext.RequestAborted)) };
        if (request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
            return call;
        var body = await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
        return call with
        {
            // Slack does not see JSON where it reads forms only
            Arguments = FormsOnly.Contains(method) ? [] : Plain((JsonObject)body!),
            Warning = request.ContentType.Contains("charset", StringComparison.Ordinal) ? null : "missing_charset",
        };
    }

    private static JsonObject OfForm(IFormCollection form)
    {
        var arguments = new JsonObject();
        foreach (var (name, value) in form)
            arguments[name] = Nested.Contains(name) ? Parsed(value.ToString()) : value.ToString();
        return arguments;
    }

    private static JsonNode? Parsed(string json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return json;
        }
    }

    /// <summary>Numbers and flags as a form would carry them.</summary>
    private static JsonObject Plain(JsonObject body)
    {
        foreach (var (name, value) in body.ToList())
            if (value is JsonValue single)
                body[name] = single.GetValueKind() is JsonValueKind.String ? (string?)single : single.ToJsonString();
        return body;
    }
}
