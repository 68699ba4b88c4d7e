using System.Text.Json;
using DigestBot.Articles;
using DigestBot.BotFramework;
using DigestBot.Channels;
using DigestBot.Topics;
using DigestBot.Wording;

namespace DigestBot.Chat;

/// <summary>Introduces the bot when it is added somewhere, once.</summary>
internal sealed class Welcome(
    Library library,
    TopicCatalog topics,
    TopicIndex index,
    CardSender cards,
    ChannelDirectory channels,
    TimeProvider time,
    ILogger<Welcome> log
)
{
    /// <param name="isElsewhere">Whether the conversation is another one than the turn's.</param>
    public async Task GreetAsync(Turn turn, Conversation conversation, bool isElsewhere, CancellationToken cancellation)
    {
        var receipt = isElsewhere
            ? await SendAsync(conversation, Message(), cancellation)
            : await cards.SendAsync(turn, Message(), cancellation);
        if (receipt.Status != SendStatus.Sent)
            log.ReplyNotSent(conversation.Id.Value, receipt.Reason ?? receipt.Status.ToString());
    }

    private Task<SendReceipt> SendAsync(
        Conversation conversation,
        CardMessage message,
        CancellationToken cancellation
    ) => channels.For(conversation)!.SendAsync(conversation, message, new Posting(0, time.GetUtcNow()), cancellation);

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
