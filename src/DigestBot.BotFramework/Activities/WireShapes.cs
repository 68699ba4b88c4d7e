using System.Text.Json;

namespace DigestBot.BotFramework;

internal sealed record CardInvokeAnswer(int StatusCode, string Type, JsonElement Value);

internal sealed record ExpectedReplies(IReadOnlyList<Activity> Activities);

internal sealed record ActivityIdBody(string Id);

internal sealed record ErrorDetail(string Code, string Message);

internal sealed record ErrorBody(ErrorDetail Error);
