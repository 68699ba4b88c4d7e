using DigestBot.Articles;
using DigestBot.Channels;

namespace DigestBot.Chat.Commands;

/// <summary>Finds any words in everything that was read.</summary>
internal sealed class SearchCommand(ArticleSearch search) : ICommand
{
    public CommandHelp Help { get; } = new("search", static of => of.Search, 30);

    public IReadOnlyList<string> Verbs => ["search.more"];

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var words = call.Text("words").Trim();
        if (ArticleSearch.Terms(words).Count == 0)
            return Notice.Say(call.Language, call.Texts.Search.What, call.Texts.Search.WriteWords);
        var found = await search.FindAsync(words, SearchMessage.Limit, cancellation);
        if (found.Found.Count > 0)
            return new Reply(SearchMessage.Of(words, found, call.Number("from"), call.Language, back: call.Back));
        return Notice.Say(
            call.Language,
            call.Texts.Search.NothingHas.With(Clip.Short(words)),
            call.Texts.Search.NothingHasAny,
            new SuggestionView(call.Texts.Labels.Topics, new ButtonData("topics")),
            new SuggestionView(call.Texts.Labels.Articles, new ButtonData("articles"))
        );
    }
}
