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
    HomeLanguage viewers,
    HomeSends sends,
    LateProblems late
)
{
    private const string Subscribed = "subscribed";

    public async Task<SlackReply?> SubmitAsync(ViewSubmission submitted, CancellationToken cancellation)
    {
        if (submitted is not { TeamId: { } team, UserId: { } user })
            return null;
        var viewer = await viewers.OfAsync(team, user, cancellation);
        var submission = new Submission(FilledDialog.Of(submitted.View, viewer.Language), team, user, viewer);
        if (await ProblemAsync(submission, cancellation) is var (input, sentence))
            return SlackReply.Errors(
                new Dictionary<string, string>(StringComparer.Ordinal) { [input] = sentence },
                SlackAnswers.ForOne(late.Say(sentence, submission.Filled, viewer.Language))
            );
        await home.PublishAsync(team, user, cancellation);
        return null;
    }

    private async Task<(string Input, string Sentence)?> ProblemAsync(
        Submission submission,
        CancellationToken cancellation
    )
    {
        var (filled, team, user, viewer) = submission;
        if (filled.Problem is { } problem)
            return problem;
        if (await ObjectionAsync(filled.Channel, team, user, viewer.Language, cancellation) is { } objection)
            return (FilledDialog.Where, objection);
        var place = await places.OfChannelAsync(team, filled.Channel, user, viewer.Person.Locale, cancellation);
        var reply = await SubscribeAsync(place, submission, cancellation);
        if (reply.Message.Card != Subscribed)
            return (FilledDialog.When, reply.Message.Summary);
        var receipt = await sends.SendAsync(
            $"The confirmation of a schedule for {user} in {team}",
            () => slack.For(team).PostMessageAsync(renderer.Render(reply.Message).To(filled.Channel), cancellation),
            receipt => SettleLateAsync(receipt, place, reply.Message, submission, cancellation)
        );
        return receipt is null ? null : await SettleAsync(receipt, place, reply.Message, viewer.Language, cancellation);
    }

    private Task<Reply> SubscribeAsync(Conversation place, Submission submission, CancellationToken cancellation)
    {
        var (filled, team, user, viewer) = submission;
        var known = (Asked.Known)reader.Read($"/subscribe {filled.Words}");
        var call = new CommandCall(place, known.Verb, known.Words, null, null)
        {
            Language = languages.Of(place, viewer.Person.Locale),
            Locale = viewer.Person.Locale,
            Person = $"{team}/{user}",
            IsHurried = true,
        };
        return runner.RunAsync(known.Command, call, cancellation);
    }

    /// <returns>What is wrong, where the bot cannot write: then nothing is scheduled there.</returns>
    private async Task<(string Input, string Sentence)?> SettleAsync(
        SlackReceipt receipt,
        Conversation place,
        CardMessage subscribed,
        Language language,
        CancellationToken cancellation
    )
    {
        if (receipt.Status is SlackStatus.Unreachable or SlackStatus.Refused)
        {
            await UndoAsync(place, subscribed, cancellation);
            return (FilledDialog.Where, Reason(receipt, language));
        }
        if (place.UnreachableAt is not null)
            await parking.ReturnAsync(place.Id, cancellation);
        return null;
    }

    /// <summary>The dialog has closed since.</summary>
    private async Task SettleLateAsync(
        SlackReceipt receipt,
        Conversation place,
        CardMessage subscribed,
        Submission submission,
        CancellationToken cancellation
    )
    {
        var (filled, team, user, viewer) = submission;
        if (await SettleAsync(receipt, place, subscribed, viewer.Language, cancellation) is not var (_, sentence))
            return;
        await late.TellAsync(team, user, late.Say(sentence, filled, viewer.Language), cancellation);
        await home.PublishAsync(team, user, cancellation);
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

    private sealed record Submission(FilledDialog Filled, string Team, string User, Viewer Viewer);
}
