using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Digests;
using DigestBot.Digests.Content;
using DigestBot.Wording;
using Microsoft.Extensions.Options;

namespace DigestBot.Chat.Commands;

/// <summary>Shows a digest now: what is new here, more of it, or the whole of the latest article. What was shown counts as given.</summary>
internal sealed class DigestCommand(
    DigestComposer composer,
    GivenSections given,
    Library library,
    Languages languages,
    IOptions<DigestOptions> options,
    TimeProvider time
) : ICommand
{
    public CommandHelp Help { get; } = new("digest", static of => of.Digest, 110);

    public IReadOnlyList<string> Verbs => ["digest.more", DigestAgain.Verb];

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var say = call.Texts.Digest;
        if (library.Current.Articles.Count == 0)
            return Notice.Say(call.Language, say.NothingRead, say.ComesWithDigest);
        if (call.Verb == DigestAgain.Verb)
            return await AgainAsync(call, cancellation);
        if (call.Verb == "digest.more" && DigestPlace.Parse(call.Text("from")) is { } from)
            return Shown(await MoreAsync(call, from, cancellation));
        var (asker, latest) = (Asker(call), library.Current.Articles[0]);
        var zone = call.Zone ?? options.Value.Zone;
        var today = call.Language.Day(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
        return call.Words.Trim() switch
        {
            "" => Shown(await composer.NowAsync(asker, say.Now.With(today), cancellation)),
            var all when Answers.IsAll(all) => Shown(
                await composer.WholeAsync(asker, latest, say.Whole.With(today), null, null, cancellation)
            ),
            _ => Notice.Say(
                call.Language,
                say.HowTo,
                say.HowToText,
                new SuggestionView(call.Texts.Labels.DigestNow, new ButtonData("digest"))
            ),
        };
    }

    private async Task<Reply> AgainAsync(CommandCall call, CancellationToken cancellation) =>
        ButtonData.Read(call.Button) is { } shown
        && await composer.AgainAsync(shown, languages.Find(shown.Language) ?? call.Language, cancellation) is { } digest
            ? new Reply(digest)
            : Notice.Say(
                call.Language,
                call.Texts.Digest.Gone,
                call.Texts.Digest.GoneText,
                new SuggestionView(call.Texts.Labels.DigestNow, new ButtonData("digest"))
            );

    private Reply Shown(DigestReply digest) =>
        new(digest.Message) { Shown = shown => given.SettleAsync(digest.Sections, shown, CancellationToken.None) };

    private static DigestAsker Asker(CommandCall call) => new(call.Conversation.Id, call.Language);

    private Task<DigestReply> MoreAsync(CommandCall call, DigestPlace from, CancellationToken cancellation)
    {
        var (asker, say) = (Asker(call), call.Texts.Digest);
        return from.Mode.Kind == DigestKind.All && library.Current.Find(from.From) is { } found
            ? composer.WholeAsync(asker, found.Article, say.MoreOfArticle, from.From, call.Back, cancellation)
            : composer.MoreAsync(asker, from, say.MoreOfDigest, call.Back, cancellation);
    }
}
