using System.Globalization;
using System.Text.Json;
using DigestBot.Channels;
using DigestBot.Channels.Slack;
using DigestBot.Digests.Deliveries;
using DigestBot.Digests.Schedules;
using DigestBot.Slack;
using DigestBot.Wording;

namespace DigestBot.Chat.Slack;

/// <summary>
/// Buttons and menus of the Home tab: the same commands as everywhere. What they change shows in the tab, what they tell is posted to the
/// person directly.
/// </summary>
internal sealed class HomeButtons(
    SlackPlaces conversations,
    HomePlaces places,
    HomeTab tab,
    HomePosts posts,
    SubscribeDialog dialog,
    CommandReader reader,
    HomeLanguage viewers,
    Languages languages,
    CommandRunner runner,
    Parking parking,
    ILogger<HomeButtons> log
)
{
    /// <summary>Those whose outcome is the tab itself.</summary>
    private static readonly string[] _changing =
    [
        "pause",
        "resume",
        "skip",
        "skip.undo",
        "unsubscribe",
        "follow",
        "unfollow",
    ];

    public async Task PressedAsync(
        BlockAction action,
        string? triggerId,
        string teamId,
        string userId,
        CancellationToken cancellation
    )
    {
        if (Data(action.Value) is not { } data || Verb(data) is not { } verb)
            return;
        if (verb == SubscribeDialog.Verb)
            await dialog.OpenAsync(triggerId, teamId, userId, null, cancellation);
        else if (await DoAsync(verb, data, teamId, userId, cancellation) is { } lead)
            await tab.PublishAsync(teamId, userId, lead, cancellation);
    }

    /// <returns>What the tab says about it; null when it will say so later.</returns>
    private async Task<string?> DoAsync(
        string verb,
        JsonElement data,
        string team,
        string user,
        CancellationToken cancellation
    )
    {
        var viewer = await viewers.OfAsync(team, user, cancellation);
        try
        {
            var (place, problem) = await PlaceAsync(data, team, user, viewer, cancellation);
            if (place is null)
                return problem;
            var reply = await RunAsync(place, verb, data, $"{team}/{user}", viewer, cancellation);
            return _changing.Contains(verb)
                ? reply.Message.Summary
                : await posts.PostAsync(place, reply, user, viewer.Language, cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.HomeBroke(team, user, fault);
            return Guide.Broken(viewer.Language).Message.Summary;
        }
    }

    /// <summary>The conversation a button is about: one of the person's own, or the direct one.</summary>
    private async Task<(Conversation? Place, string Problem)> PlaceAsync(
        JsonElement data,
        string team,
        string user,
        Viewer viewer,
        CancellationToken cancellation
    )
    {
        var say = viewer.Language.Texts.Home;
        if (Text(data, "place") is { } named)
            return ((await places.OfAsync(team, user, cancellation)).FirstOrDefault(one => Is(one, named)), say.Gone);
        var (direct, receipt) = await conversations.DirectAsync(
            team,
            user,
            say.Greeting,
            viewer.Person.Locale,
            cancellation
        );
        if (direct is { UnreachableAt: not null })
            await parking.ReturnAsync(direct.Id, cancellation);
        return (direct, say.CannotWrite.With(BackNotice.Reason(receipt?.Reason ?? "", viewer.Language)));
    }

    private async Task<Reply> RunAsync(
        Conversation place,
        string verb,
        JsonElement data,
        string person,
        Viewer viewer,
        CancellationToken cancellation
    )
    {
        if (reader.Read(null, data) is not { } known)
            return Guide.StaleButton(viewer.Language);
        var zone = viewer.Person.Zone is { } name ? Zones.Find(name) : null;
        var isShown = _changing.Contains(verb);
        return await runner.RunAsync(
            known.Command,
            new CommandCall(place, verb, "", data, zone)
            {
                Language = isShown ? viewer.Language : languages.Of(place, viewer.Person.Locale),
                Locale = viewer.Person.Locale,
                Person = person,
            },
            cancellation
        );
    }

    private static bool Is(Conversation place, string named) =>
        place.Id.Value.ToString(CultureInfo.InvariantCulture) == named;

    private static string? Verb(JsonElement data) => Text(data, "verb");

    private static string? Text(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Null for what is no data of ours.</summary>
    private static JsonElement? Data(string? value)
    {
        try
        {
            return value is not null && JsonElement.Parse(value) is { ValueKind: JsonValueKind.Object } data
                ? data
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
