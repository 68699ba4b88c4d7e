using System.Reflection;
using System.Text.Json;
using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Topics;

namespace DigestBot.Chat.Commands;

/// <summary>Says what this bot is, its version, and what it has read.</summary>
internal sealed class AboutCommand(Library library, TopicCatalog topics) : ICommand
{
    public CommandHelp Help { get; } = new("about", static of => of.About, 310);

    public IReadOnlyList<string> Verbs => [];

    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var version = typeof(AboutCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>();
        var read = Amounts.Read(library.Current, topics.Current, call.Texts.Amounts);
        var say = call.Texts.About;
        var view = new AboutView(
            call.Language.Code,
            say.Summary.With(read),
            "DigestBot",
            say.Promise,
            [
                new AboutFact(say.Version, version?.InformationalVersion.Split('+')[0] ?? ""),
                new AboutFact(say.ReadSoFar, read),
            ],
            say.Note,
            new AboutWords(call.Texts.Labels)
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
