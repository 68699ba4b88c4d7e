using System.Globalization;
using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Digests;
using DigestBot.Digests.Content;
using DigestBot.Digests.Schedules;
using Microsoft.Extensions.Options;

namespace DigestBot.Chat.Commands;

/// <summary>Shows a digest now: what is new here, more of it, or the whole of the latest article.</summary>
internal sealed class DigestCommand(
    DigestComposer composer,
    Library library,
    IOptions<DigestOptions> options,
    TimeProvider time
) : ICommand
{
    public CommandHelp Help { get; } = new("digest", "/digest", "what is new, now", 110);

    public IReadOnlyList<string> Verbs => ["digest.more"];

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        if (library.Current.Articles.Count == 0)
            return Notice.Say("Nothing has been read yet", "As soon as an article is there, /digest shows it.");
        if (call.Verb == "digest.more" && From(call) is { } from)
            return new Reply(await MoreAsync(call, from, cancellation));
        var zone = call.Zone ?? options.Value.Zone;
        var today = ScheduleWords.Day(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
        return call.Words.Trim().ToLowerInvariant() switch
        {
            "" => new Reply(await composer.NowAsync(call.Conversation.Id, $"Digest · {today}", cancellation)),
            "all" => new Reply(composer.Whole(library.Current.Articles[0], $"Whole article · {today}")),
            _ => Notice.Say(
                "Write /digest, or /digest all",
                "/digest shows what is new here; /digest all shows every section of the latest article. To have digests posted on a schedule, write /subscribe.",
                new SuggestionView("Digest now", new ButtonData("digest"))
            ),
        };
    }

    private static (SectionId Section, bool Whole)? From(CommandCall call)
    {
        var from = call.Text("from");
        var whole = from.EndsWith(DigestComposer.WholeMark, StringComparison.Ordinal);
        var number = whole ? from[..^DigestComposer.WholeMark.Length] : from;
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? (new SectionId(id), whole)
            : null;
    }

    private async Task<CardMessage> MoreAsync(
        CommandCall call,
        (SectionId Section, bool Whole) from,
        CancellationToken cancellation
    ) =>
        from.Whole && library.Current.Find(from.Section) is { } found
            ? composer.Whole(found.Article, "More of the article", from.Section)
            : await composer.MoreAsync(call.Conversation.Id, from.Section, "More of the digest", cancellation);
}
