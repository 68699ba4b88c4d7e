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
            return Notice.Say(
                "Search for what?",
                "Write the words after the command, for example /search submarine base."
            );
        var found = await search.FindAsync(words, SearchMessage.Limit, cancellation);
        if (found.Found.Count > 0)
            return new Reply(SearchMessage.Of(words, found, call.Number("from"), back: call.Back));
        var shown = Clip.Short(words);
        return Notice.Say(
            $"Nothing has “{shown}”",
            "No section of any article has any of these words. Try fewer or other words, or pick a topic.",
            new SuggestionView("Topics", new ButtonData("topics")),
            new SuggestionView("Articles", new ButtonData("articles"))
        );
    }
}
