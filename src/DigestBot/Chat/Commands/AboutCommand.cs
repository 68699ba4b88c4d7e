using System.Reflection;
using System.Text.Json;
using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Topics;

namespace DigestBot.Chat.Commands;

/// <summary>Says what this bot is, its version, and what it has read.</summary>
internal sealed class AboutCommand(Library library, TopicCatalog topics) : ICommand
{
    public CommandHelp Help { get; } = new("about", "/about", "what this bot is and what it has read", 310);

    public IReadOnlyList<string> Verbs => [];

    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var version = typeof(AboutCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>();
        var read = Amounts.Read(library.Current, topics.Current);
        var view = new AboutView(
            "en",
            $"DigestBot has read {read}.",
            "DigestBot",
            "It reads long articles section by section and quotes them, sentence by sentence. It never writes a sentence of its own about them.",
            [
                new AboutFact("Version", version?.InformationalVersion.Split('+')[0] ?? ""),
                new AboutFact("Read so far", read),
            ],
            "What people write here is answered and not kept.",
            new AboutWords()
        );
        return Task.FromResult(
            new Reply(
                new CardMessage(
                    "about",
                    JsonSerializer.SerializeToElement(view, ChatJson.Default.AboutView),
                    view.Summary,
                    PlainText.Join([
                        view.Heading,
                        view.Promise,
                        .. view.Facts.Select(fact => $"{fact.Name}: {fact.Value}"),
                    ])
                )
            )
        );
    }
}
