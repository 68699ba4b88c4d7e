using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Digests;
using DigestBot.Digests.Content;
using DigestBot.Digests.Schedules;
using Microsoft.Extensions.Options;

namespace DigestBot.Chat.Commands;

/// <summary>Shows a digest now: what is new here, more of it, or the whole of the latest article. What was shown counts as given.</summary>
internal sealed class DigestCommand(
    DigestComposer composer,
    GivenSections given,
    Library library,
    IOptions<DigestOptions> options,
    TimeProvider time
) : ICommand
{
    public CommandHelp Help { get; } = new("digest", static of => of.Digest, 110);

    public IReadOnlyList<string> Verbs => ["digest.more", DigestAgain.Verb];

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        if (library.Current.Articles.Count == 0)
            return Notice.Say("Nothing has been read yet", "As soon as an article is there, /digest shows it.");
        if (call.Verb == DigestAgain.Verb)
            return await AgainAsync(call, cancellation);
        if (call.Verb == "digest.more" && DigestPlace.Parse(call.Text("from")) is { } from)
            return Shown(await MoreAsync(call, from, cancellation));
        var (here, latest) = (call.Conversation.Id, library.Current.Articles[0]);
        var zone = call.Zone ?? options.Value.Zone;
        var today = ScheduleWords.Day(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
        return call.Words.Trim().ToLowerInvariant() switch
        {
            "" => Shown(await composer.NowAsync(here, $"Digest · {today}", cancellation)),
            "all" => Shown(
                await composer.WholeAsync(here, latest, $"Whole article · {today}", null, null, cancellation)
            ),
            _ => Notice.Say(
                "Write /digest, or /digest all",
                "/digest shows what is new here; /digest all shows every section of the latest article. To have digests posted on a schedule, write /subscribe.",
                new SuggestionView("Digest now", new ButtonData("digest"))
            ),
        };
    }

    private async Task<Reply> AgainAsync(CommandCall call, CancellationToken cancellation) =>
        ButtonData.Read(call.Button) is { } shown && await composer.AgainAsync(shown, cancellation) is { } digest
            ? new Reply(digest)
            : Notice.Say(
                "That digest is gone",
                "Its sections are no longer kept.",
                new SuggestionView("Digest now", new ButtonData("digest"))
            );

    private Reply Shown(DigestReply digest) =>
        new(digest.Message) { Shown = shown => given.SettleAsync(digest.Sections, shown, CancellationToken.None) };

    private Task<DigestReply> MoreAsync(CommandCall call, DigestPlace from, CancellationToken cancellation)
    {
        var here = call.Conversation.Id;
        return from.Mode.Kind == DigestKind.All && library.Current.Find(from.From) is { } found
            ? composer.WholeAsync(here, found.Article, "More of the article", from.From, call.Back, cancellation)
            : composer.MoreAsync(here, from, "More of the digest", call.Back, cancellation);
    }
}
