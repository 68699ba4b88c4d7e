using System.Text.Json;

namespace DigestBot.BotFramework;

/// <summary>A button of an Adaptive Card was pressed.</summary>
/// <param name="Verb">The action's verb; null for <c>Action.Submit</c>.</param>
/// <param name="Data">The action's data together with the card's inputs.</param>
public sealed record CardAction(string? Verb, JsonElement? Data)
{
    /// <summary>Whether nobody pressed it: the client shows the card anew.</summary>
    public bool IsAutomatic { get; init; }
}

/// <summary>Buttons of Adaptive Cards, as they arrive and as they are answered.</summary>
public static class CardActions
{
    public const string InvokeName = "adaptiveCard/action";

    private const string CardType = "application/vnd.microsoft.card.adaptive";
    private const string MessageType = "application/vnd.microsoft.activity.message";
    private const string ErrorType = "application/vnd.microsoft.error";

    /// <summary>
    /// What was pressed: <c>Action.Execute</c> (an invoke) or <c>Action.Submit</c> (a message with a value and no text of its own).
    /// Null when the activity is neither.
    /// </summary>
    public static CardAction? CardAction(this Activity activity) =>
        activity.Type switch
        {
            ActivityTypes.Invoke when activity.Name == InvokeName => new(
                activity.Value.Member("action").Text("verb"),
                activity.Value.Member("action").Member("data")
            )
            {
                IsAutomatic = activity.Value.Text("trigger") == "automatic",
            },
            ActivityTypes.Message when activity.Value is { ValueKind: JsonValueKind.Object } => new(
                null,
                activity.Value
            ),
            _ => null,
        };

    /// <summary>Answers <c>Action.Execute</c> with a card that takes the place of the pressed one.</summary>
    public static InvokeResponse AnswerWithCard(JsonElement card) => Answer(200, CardType, card);

    /// <summary>Answers <c>Action.Execute</c> with a short text.</summary>
    public static InvokeResponse AnswerWithMessage(string text) => Answer(200, MessageType, Json(text));

    /// <summary>Answers <c>Action.Execute</c> with what went wrong; the HTTP status stays 200, as the protocol wants it.</summary>
    /// <param name="statusCode">400 for a mistake of the caller, 500 for one of the bot.</param>
    public static InvokeResponse AnswerWithError(int statusCode, string code, string message) =>
        Answer(
            statusCode,
            ErrorType,
            JsonSerializer
                .SerializeToElement(new ErrorBody(new(code, message)), WireJson.Default.ErrorBody)
                .GetProperty("error")
        );

    private static JsonElement Json(string text) =>
        JsonSerializer.SerializeToElement(text, BotFrameworkJson.Default.String);

    private static InvokeResponse Answer(int statusCode, string type, JsonElement value) =>
        new(
            200,
            JsonSerializer.SerializeToElement(
                new CardInvokeAnswer(statusCode, type, value),
                WireJson.Default.CardInvokeAnswer
            )
        );
}
