using System.Text.Json;
using DigestBot.BotFramework;
using DigestBot.Channels;
using DigestBot.Chat.Rights;
using DigestBot.Digests.Schedules;
using DigestBot.Wording;

namespace DigestBot.Chat;

/// <summary>What is answered to what somebody wrote or pressed.</summary>
internal sealed class Answering(
    CommandReader reader,
    CommandRunner runner,
    Languages languages,
    Guide guide,
    Corrections corrections,
    ILogger<Answering> log
)
{
    /// <returns>Null when nobody spoke to the bot. People are told when something broke, rather than left waiting.</returns>
    public async Task<Reply?> AnswerAsync(Activity activity, Conversation conversation, CancellationToken cancellation)
    {
        try
        {
            return activity.CardAction() is { } pressed && !IsText(activity, pressed)
                ? await PressedAsync(conversation, pressed, activity, cancellation)
                : await SaidAsync(conversation, activity, cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.CommandBroke(conversation.Id.Value, fault);
            return Guide.Broken(languages.Of(activity, conversation));
        }
    }

    /// <summary>Some clients send data along with what was written.</summary>
    private bool IsText(Activity activity, CardAction pressed) =>
        activity.Type != ActivityTypes.Invoke
        && !string.IsNullOrWhiteSpace(activity.Text)
        && reader.Read(pressed.Verb, pressed.Data) is null;

    private async Task<Reply?> SaidAsync(Conversation conversation, Activity activity, CancellationToken cancellation)
    {
        if (!activity.MentionsBot() && (!conversation.Personal || activity.IsCardAlone()))
            return null;
        var asked = reader.Read(activity.TextWithoutBotMention());
        return corrections.Note(conversation.Id, activity, asked) switch
        {
            Novelty.Repeated => null,
            Novelty.Unsure when IsChange(asked, conversation, activity) => Refusals.NotAgain(
                languages.Of(activity, conversation)
            ),
            _ => await SaidAsync(asked, conversation, activity, cancellation),
        };
    }

    private async Task<Reply> SaidAsync(
        Asked asked,
        Conversation conversation,
        Activity activity,
        CancellationToken cancellation
    ) =>
        asked switch
        {
            Asked.Known known => await RunAsync(known, conversation, activity, null, cancellation),
            Asked.Unknown unknown => await guide.AnswerAsync(
                unknown,
                Call(conversation, activity, "", "", null),
                cancellation
            ),
            _ => await guide.HelpAsync(Call(conversation, activity, "help", "", null), cancellation),
        };

    private bool IsChange(Asked asked, Conversation conversation, Activity activity) =>
        asked is Asked.Known known
        && known.Command.EffectOf(Call(conversation, activity, known.Verb, known.Words, null)) != Effect.None;

    private async Task<Reply> PressedAsync(
        Conversation conversation,
        CardAction pressed,
        Activity activity,
        CancellationToken cancellation
    ) =>
        reader.Read(pressed.Verb, pressed.Data) switch
        {
            null => Guide.StaleButton(languages.Of(activity, conversation)),
            { } known when conversation.IsAbsent && !Looks.Contains(known.Verb) => Guide.NotHere(
                languages.Of(activity, conversation)
            ),
            { } known => await PressedAsync(known, conversation, pressed.Data, activity, cancellation),
        };

    /// <summary>
    /// What was changed by a button that stands in a card shows in that card: to who pressed it as they see it, to all others as it began.
    /// </summary>
    private async Task<Reply> PressedAsync(
        Asked.Known known,
        Conversation conversation,
        JsonElement? data,
        Activity activity,
        CancellationToken cancellation
    )
    {
        var reply = await RunAsync(known, conversation, activity, data, cancellation);
        if (!reply.IsDone || BackOf(activity, data) is not { } back)
            return reply;
        var (own, everybodys) = (languages.Of(activity, conversation), languages.Of(conversation));
        var first = back with { From = null, Back = null };
        return await LookAsync(back, own, conversation, activity, cancellation) is { } shown
            ? shown with
            {
                Replaces = true,
                ForAll = (await LookAsync(first, everybodys, conversation, activity, cancellation))?.Message,
            }
            : reply;
    }

    private async Task<Reply?> LookAsync(
        ButtonData asked,
        Language language,
        Conversation conversation,
        Activity activity,
        CancellationToken cancellation
    )
    {
        var button = JsonSerializer.SerializeToElement(asked, ButtonJson.Default.ButtonData);
        if (reader.Read(asked.Verb, button) is not { } look)
            return null;
        var call = Call(conversation, activity, look.Verb, look.Words, button) with { Language = language };
        return await runner.RunAsync(look.Command, call, cancellation);
    }

    /// <summary>Only what is edited in place leads back, and only to what changes nothing.</summary>
    private static ButtonData? BackOf(Activity activity, JsonElement? data) =>
        activity.Type == ActivityTypes.Invoke && ButtonData.Read(data)?.Back is { } back && Looks.Contains(back.Verb)
            ? back
            : null;

    private Task<Reply> RunAsync(
        Asked.Known known,
        Conversation conversation,
        Activity activity,
        JsonElement? button,
        CancellationToken cancellation
    ) => runner.RunAsync(known.Command, Call(conversation, activity, known.Verb, known.Words, button), cancellation);

    private CommandCall Call(
        Conversation conversation,
        Activity activity,
        string verb,
        string words,
        JsonElement? button
    )
    {
        var client = activity.ClientInfo();
        return new(conversation, verb, words, button, client.Timezone is { } name ? Zones.Find(name) : null)
        {
            Language = languages.Of(conversation, client.Locale),
            Locale = client.Locale,
            Back = BackOf(activity, button),
            IsAutomatic = activity.CardAction() is { IsAutomatic: true },
            Person = Speaker.Of(conversation.Reference, activity.From),
            IsHurried = activity.Type == ActivityTypes.Invoke,
        };
    }
}
