using System.Text.Json;

namespace DigestBot.BotFramework;

/// <summary>One result of a message extension.</summary>
/// <param name="Card">What is inserted into the message: an Adaptive Card.</param>
/// <param name="Title">How it is listed.</param>
public sealed record ExtensionResult(JsonElement Card, string Title, string Text);

/// <summary>What a message extension answers.</summary>
public static class ExtensionAnswers
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";
    private const string PreviewType = "application/vnd.microsoft.card.thumbnail";

    /// <summary>The results as a list; none when there are no more.</summary>
    public static InvokeResponse AnswerWithResults(IEnumerable<ExtensionResult> results) =>
        Answer(
            new ExtensionAnswer("result") { AttachmentLayout = "list", Attachments = [.. results.Select(Attachment)] }
        );

    /// <summary>A sentence in the place of results.</summary>
    public static InvokeResponse AnswerWithMessage(string text) =>
        Answer(new ExtensionAnswer("message") { Text = text });

    private static ExtensionAttachment Attachment(ExtensionResult result) =>
        new(
            CardType,
            result.Card,
            new ExtensionPreview(PreviewType, new PreviewContent(Literal(result.Title), Literal(result.Text)))
        );

    /// <summary>Teams reads HTML and links in a preview; an invisible blank keeps what would begin one from doing so.</summary>
    private static string Literal(string text) =>
        text.Replace("<", "<\u200B", StringComparison.Ordinal)
            .Replace("&", "&\u200B", StringComparison.Ordinal)
            .Replace("](", "]\u200B(", StringComparison.Ordinal);

    private static InvokeResponse Answer(ExtensionAnswer answer) =>
        new(200, JsonSerializer.SerializeToElement(new ExtensionBody(answer), WireJson.Wire.ExtensionBody));
}
