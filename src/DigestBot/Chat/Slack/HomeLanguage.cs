using DigestBot.Channels;
using DigestBot.Channels.Slack;
using DigestBot.Wording;

namespace DigestBot.Chat.Slack;

/// <summary>Whom a view is for.</summary>
internal sealed record Viewer(Language Language, SlackPerson Person);

/// <summary>The language of somebody's own views: the one of their direct conversation, else what Slack says.</summary>
internal sealed class HomeLanguage(SlackPeople people, SlackPlaces places, Languages languages)
{
    public async Task<Viewer> OfAsync(string team, string user, CancellationToken cancellation)
    {
        var person = await people.OfAsync(team, user, cancellation);
        var direct = await places.DirectAsync(team, user, cancellation);
        return new Viewer(languages.Of(direct, person.Locale), person);
    }
}
