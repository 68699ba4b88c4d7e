using System.Text.Json;
using DigestBot.Articles;
using DigestBot.BotFramework;
using DigestBot.Channels;
using DigestBot.Topics;
using DigestBot.Wording;

namespace DigestBot.Chat;

/// <summary>Introduces the bot when it is added somewhere, once.</summary>
internal sealed class Welcome(
    ConversationStore conversations,
    Library library,
    TopicCatalog topics,
    TopicIndex index,
    CardSender cards,
    ILogger<Welcome> log
)
{
    public async Task OnChangeAsync(Turn turn, Conversation conversation, CancellationToken cancellation)
    {
        if (IsRemoval(turn.Activity))
            await conversations.MarkRemovedAsync(conversation.Id, cancellation);
        else if (IsArrival(turn.Activity) && await conversations.ClaimWelcomeAsync(conversation.Id, cancellation))
            await GreetAsync(turn, conversation, cancellation);
    }

    private async Task GreetAsync(Turn turn, Conversation conversation, CancellationToken cancellation)
    {
        var receipt = await cards.SendAsync(turn, Message(), cancellation);
        if (receipt.Status != SendStatus.Sent)
            log.ReplyNotSent(conversation.Id.Value, receipt.Reason ?? receipt.Status.ToString());
    }

    /// <summary>Whether the bot was added.</summary>
    public static bool IsArrival(Activity activity) =>
        activity.Type == ActivityTypes.InstallationUpdate
            ? activity.Action is "add" or "add-upgrade"
            : activity.MembersAdded?.Any(member => member.Id == activity.Recipient?.Id) == true;

    private static bool IsRemoval(Activity activity) =>
        activity.Type == ActivityTypes.InstallationUpdate
            ? activity.Action is "remove" or "remove-upgrade"
            : activity.MembersRemoved?.Any(member => member.Id == activity.Recipient?.Id) == true;

    private CardMessage Message()
    {
        var view = new WelcomeView(
            "en",
            "DigestBot reads long articles for this conversation. Write /help to see what it can do.",
            "Long articles, a few lines a day",
            "DigestBot reads them section by section and shows sentences quoted from each, never its own.",
            [
                new OfferView("/digest", "see one now"),
                new OfferView("/subscribe weekdays 08:30", "have one posted here"),
                new OfferView(
                    $"/topic {topics.Current.Topics.MaxBy(topic => index.Passages(topic).Count)!.Name}",
                    "ask what was said about something"
                ),
            ],
            $"Read so far: {Amounts.Read(library.Current, topics.Current, Languages.English.Texts.Amounts)}. Nothing is posted here until somebody subscribes.",
            "weekdays 08:30",
            new WelcomeWords()
        );
        return new CardMessage(
            "welcome",
            JsonSerializer.SerializeToElement(view, ChatJson.Default.WelcomeView),
            view.Summary,
            PlainText.Join([
                view.Heading,
                view.Hint,
                .. view.Offers.Select(offer => $"{offer.What} {offer.How}"),
                view.State,
            ])
        );
    }
}
