using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigestBot.BotFramework;

internal sealed record CardInvokeAnswer(int StatusCode, string Type, JsonElement Value);

internal sealed record ExpectedReplies(IReadOnlyList<Activity> Activities);

internal sealed record ActivityIdBody(string Id);

internal sealed record ErrorDetail(string Code, string Message);

internal sealed record ErrorBody(ErrorDetail Error);

internal sealed record ExtensionBody(ExtensionAnswer ComposeExtension);

internal sealed record ExtensionAnswer(string Type)
{
    public string? AttachmentLayout { get; init; }
    public IReadOnlyList<ExtensionAttachment>? Attachments { get; init; }
    public string? Text { get; init; }
}

internal sealed record ExtensionAttachment(
    string ContentType,
    [property: JsonConverter(typeof(RawElement))] JsonElement Content,
    ExtensionPreview Preview
);

internal sealed record ExtensionPreview(string ContentType, PreviewContent Content);

internal sealed record PreviewContent(string Title, string Text);
