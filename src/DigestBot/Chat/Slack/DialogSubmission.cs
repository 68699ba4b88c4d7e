using System.Globalization;
using DigestBot.Channels;
using DigestBot.Channels.Slack;
using DigestBot.Digests.Deliveries;
using DigestBot.Digests.Schedules;
using DigestBot.Slack;
using DigestBot.Wording;

namespace DigestBot.Chat.Slack;

/// <summary>What was filled into the dialog becomes <c>/subscribe</c>; what that finds wrong goes back to the input it is about.</summary>
internal sealed class DialogSubmission(
    SlackWeb slack,
    SlackRenderer renderer,
    SlackPlaces places,
    CommandReader reader,
    Languages languages,
    CommandRunner runner,
    ScheduleChanges changes,
    Parking parking,
    HomeTab home,
    HomeLanguage viewers
)
{
    private const string Subscribed = "subscribed";

    public async Task<SlackReply?> SubmitAsync(ViewSubmission submitted, CancellationToken cancellation)
    {
        if (submitted is not { TeamId: { } team, UserId: { } user })
            return null;
        var viewer = await viewers.OfAsync(team, user, cancellation);
        var filled = FilledDialog.Of(submitted.View, viewer.Language);
        if (filled.Problem is var (input, sentence))
            return Wrong(input, sentence);
        var reply = await SubscribeAsync(filled, team, user, viewer, cancellation);
        if (reply is null)
            await home.PublishAsync(team, user, cancellation);
        return reply;
    }

    private async Task<SlackReply?> SubscribeAsync(
        FilledDialog filled,
        string team,
        string user,
        Viewer viewer,
        CancellationToken cancellation
    )
    {
        if (await ObjectionAsync(filled.Channel, team, user, viewer.Language, cancellation) is { } objection)
            return Wrong(FilledDialog.Where, objection);
        var place = await places.OfChannelAsync(team, filled.Channel, user, viewer.Person.Locale, cancellation);
        var known = (Asked.Known)reader.Read($"/subscribe {filled.Words}");
        var call = new CommandCall(place, known.Verb, known.Words, null, null)
        {
            Language = languages.Of(place, viewer.Person.Locale),
            Locale = viewer.Person.Locale,
            Person = $"{team}/{user}",
        };
        var reply = await runner.RunAsync(known.Command, call, cancellation);
        if (reply.Message.Card != Subscribed)
            return Wrong(FilledDialog.When, reply.Message.Summary);
        var receipt = await ConfirmAsync(reply.Message, team, filled.Channel, cancellation);
        if (receipt.Status is SlackStatus.Unreachable or SlackStatus.Refused)
        {
            await UndoAsync(place, reply.Message, cancellation);
            return Wrong(FilledDialog.Where, Reason(receipt, viewer.Language));
        }
        if (place.UnreachableAt is not null)
            await parking.ReturnAsync(place.Id, cancellation);
        return null;
    }

    /// <summary>The picker offers the conversations of two people as well: to Slack, what leaves those out leaves out the bot's own.</summary>
    private async Task<string?> ObjectionAsync(
        string channel,
        string team,
        string user,
        Language language,
        CancellationToken cancellation
    ) =>
        !SlackAddress.IsBetweenTwo(channel)
            ? null
            : await places.AskDirectAsync(team, channel, user, cancellation) switch
            {
                true => null,
                false => language.Texts.Dialog.NotBetween,
                null => language.Texts.Slack.NotTold,
            };

    private static string Reason(SlackReceipt receipt, Language language) =>
        receipt.Reason is { } reason ? BackNotice.Reason(reason, language) : language.Texts.Dialog.CannotWrite;

    private Task<SlackReceipt> ConfirmAsync(
        CardMessage message,
        string team,
        string channel,
        CancellationToken cancellation
    )
    {
        var content = renderer.Render(message);
        return slack
            .For(team)
            .PostMessageAsync(
                new SlackMessage
                {
                    Channel = channel,
                    Text = content.Text,
                    Blocks = content.Blocks,
                },
                cancellation
            );
    }

    /// <summary>Where the bot cannot write, nothing is to be posted.</summary>
    private Task UndoAsync(Conversation place, CardMessage subscribed, CancellationToken cancellation) =>
        changes.EndAsync(
            place.Id,
            [
                new SubscriptionId(
                    long.Parse(subscribed.Data.GetProperty("id").GetString()!, CultureInfo.InvariantCulture)
                ),
            ],
            cancellation
        );

    private static SlackReply Wrong(string input, string sentence) =>
        SlackReply.Errors(new Dictionary<string, string>(StringComparer.Ordinal) { [input] = sentence });
}
