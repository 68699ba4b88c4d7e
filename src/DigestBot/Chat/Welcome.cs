using System.Text.Json;
using DigestBot.Articles;
using DigestBot.BotFramework;
using DigestBot.Channels;
using DigestBot.Channels.Slack;
using DigestBot.Topics;
using DigestBot.Wording;

namespace DigestBot.Chat;

/// <summary>Introduces the bot when it is added somewhere, once.</summary>
internal sealed class Welcome(
    Library library,
    TopicCatalog topics,
    TopicIndex index,
    Languages languages,
    CardSender cards,
    ChannelDirectory channels,
    TimeProvider time,
    ILogger<Welcome> log
)
{
    /// <param name="isElsewhere">Whether the conversation is another one than the turn's.</param>
    public async Task GreetAsync(Turn turn, Conversation conversation, bool isElsewhere, CancellationToken cancellation)
    {
        var language = languages.Of(turn.Activity, conversation);
        var receipt = isElsewhere
            ? await SendAsync(conversation, Message(conversation, language), cancellation)
            : await cards.SendAsync(turn, Message(conversation, language), cancellation);
        if (receipt.Status != SendStatus.Sent)
            log.ReplyNotSent(conversation.Id.Value, receipt.Reason ?? receipt.Status.ToString());
    }

    private Task<SendReceipt> SendAsync(
        Conversation conversation,
        CardMessage message,
        CancellationToken cancellation
    ) => channels.For(conversation)!.SendAsync(conversation, message, new Posting(0, time.GetUtcNow()), cancellation);

    private CardMessage Message(Conversation conversation, Language language)
    {
        var say = language.Texts.Welcome;
        var topic = topics.Current.Topics.MaxBy(topic => index.Passages(topic).Count)!.Name;
        var view = new WelcomeView(
            language.Code,
            say.Summary,
            say.Heading,
            IsHeardOnlyByName(conversation) ? $"{say.Hint} {language.Texts.Help.HowToWriteInGroups}" : say.Hint,
            [
                new OfferView("/digest", say.SeeOne),
                new OfferView(say.SubscribeCommand, say.HaveOne),
                new OfferView($"/topic {topic}", say.AskAbout),
            ],
            say.State.With(Amounts.Read(library.Current, topics.Current, language.Texts.Amounts)),
            "weekdays 08:30",
            new WelcomeWords(language.Texts.Labels)
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

    /// <summary>In a group the bot gets only what mentions it; Slack's commands need no mention.</summary>
    private static bool IsHeardOnlyByName(Conversation conversation) =>
        !conversation.Personal && conversation.ChannelId != SlackAddress.Channel;
}
