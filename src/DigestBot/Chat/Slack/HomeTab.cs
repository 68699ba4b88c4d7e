using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Channels;
using DigestBot.Channels.Slack;
using DigestBot.Digests.Deliveries;
using DigestBot.Digests.Follows;
using DigestBot.Slack;
using DigestBot.Topics;
using DigestBot.Wording;

namespace DigestBot.Chat.Slack;

/// <summary>The tab that the app shows to each of its people: their schedules, the topics they follow, the latest digest.</summary>
internal sealed class HomeTab(
    SlackWeb slack,
    SlackRenderer renderer,
    HomePlaces places,
    HomeLanguage viewers,
    HomeSends sends,
    FollowStore follows,
    LatestDigest latest,
    TopicCatalog topics,
    TopicIndex index,
    ILogger<HomeTab> log
)
{
    private const int MostSections = 8;
    private const int MostTopics = 100;

    public Task PublishAsync(string teamId, string userId, CancellationToken cancellation) =>
        PublishAsync(teamId, userId, "", cancellation);

    /// <param name="lead">What was just done; empty for nothing.</param>
    public async Task PublishAsync(string teamId, string userId, string lead, CancellationToken cancellation)
    {
        var receipt = await sends.SendAsync(
            $"The Home tab of {userId} in {teamId}",
            () => ShowAsync(teamId, userId, lead, cancellation),
            late => NoteAsync(teamId, userId, late)
        );
        if (receipt is not null)
            await NoteAsync(teamId, userId, receipt);
    }

    private async Task<SlackReceipt> ShowAsync(string team, string user, string lead, CancellationToken cancellation)
    {
        var data = JsonSerializer.SerializeToElement(
            await ViewAsync(team, user, lead, cancellation),
            SlackViewJson.Default.HomeView
        );
        return (await slack.For(team).PublishViewAsync(user, renderer.View("home", data), null, cancellation)).Receipt;
    }

    private Task NoteAsync(string team, string user, SlackReceipt receipt)
    {
        if (receipt.Status != SlackStatus.Sent)
            log.HomeNotShown(team, user, receipt.Reason ?? "");
        return Task.CompletedTask;
    }

    private async Task<HomeView> ViewAsync(string team, string user, string lead, CancellationToken cancellation)
    {
        var language = (await viewers.OfAsync(team, user, cancellation)).Language;
        var mine = await places.OfAsync(team, user, cancellation);
        var (shown, more) = await places.ShowAsync(mine, language, cancellation);
        var followed = await FollowedAsync(mine, cancellation);
        var digest = await latest.OfAsync([.. mine.Select(place => place.Id)], cancellation);
        return new HomeView(
            Typography.Breakable(lead),
            shown,
            more,
            [.. followed.Select(topic => View(topic, language.Texts.Amounts))],
            [
                .. topics
                    .Current.Topics.Except(followed)
                    .Take(MostTopics)
                    .Select(topic => View(topic, language.Texts.Amounts)),
            ],
            Text(digest, "kicker"),
            Articles(digest),
            Text(digest, "url"),
            new HomeWords(language.Texts)
        );
    }

    /// <summary>What comes to the person directly.</summary>
    private async Task<IReadOnlyList<Topic>> FollowedAsync(
        IReadOnlyList<Conversation> mine,
        CancellationToken cancellation
    )
    {
        if (mine.FirstOrDefault(place => place.Personal) is not { } direct)
            return [];
        var followed = await follows.OfAsync(direct.Id, cancellation);
        return [.. followed.Select(one => topics.Current.Named(one.Name)).OfType<Topic>()];
    }

    private HomeTopicView View(Topic topic, AmountTexts say) =>
        new(topic.Name, topic.Title, say.Passages.Of(index.Passages(topic).Count));

    private static string Text(JsonElement? digest, string name) =>
        digest is { } data && data.TryGetProperty(name, out var text) ? text.ToString() : "";

    /// <summary>The first sections.</summary>
    private static JsonElement Articles(JsonElement? digest)
    {
        var articles =
            digest is { } data && data.TryGetProperty("articles", out var all)
                ? JsonNode.Parse(all.GetRawText())!.AsArray()
                : [];
        var left = MostSections;
        foreach (var article in articles.ToList())
        {
            var sections = article!["sections"]!.AsArray();
            while (sections.Count > left)
                sections.RemoveAt(sections.Count - 1);
            left -= sections.Count;
            if (sections.Count == 0)
                articles.Remove(article);
        }
        return JsonElement.Parse(articles.ToJsonString());
    }
}
