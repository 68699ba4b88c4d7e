using System.Text.RegularExpressions;
using DigestBot.Tests.Hosting;
using DigestBot.Topics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests.Wording;

/// <summary>A bot that speaks it, and whether all it says is marked.</summary>
internal static partial class Pseudo
{
    /// <summary>No word of it can be taken for one of the bot's.</summary>
    public const string Greek = """
        ---
        title: Τέσσερις σημαίες
        byline: Τ. Παράδειγμα
        publisher: Εφημερίδα
        date: 2026-11-20
        url: https://example.org/four-flags
        language: el
        ---

        ## Ένα τραπέζι για τέσσερις

        Quad φέρνει τέσσερις χώρες στο ίδιο τραπέζι κάθε φθινόπωρο. Η Αυστραλία και η Ινδία φιλοξενούν εναλλάξ τη συνάντηση.

        ## Τι ακολουθεί

        Οι ηγέτες Quad υποσχέθηκαν να μοιραστούν χάρτες της θάλασσας. Η Ιαπωνία προσφέρθηκε να πληρώσει το μισό έργο.
        """;

    public static void Speak(WebApplicationBuilder builder) => builder.Services.AddSingleton(Languages);

    /// <summary>What is said outside of the brackets is the article's, the keyword map's or a name.</summary>
    public static void IsMarked(string asked, BotHost host, IEnumerable<string> said)
    {
        var map = host.Services.GetRequiredService<TopicCatalog>().Current;
        var data = map
            .Topics.SelectMany(topic => Word().Matches($"{topic.Name} {topic.Title}"))
            .Select(word => word.Value)
            .Concat([
                "Quad",
                "quad",
                "DigestBot",
                "English",
                "Deutsch",
                "UTC",
                "GMT",
                "CET",
                "JST",
                "https",
                "example",
                "org",
            ])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var text in said)
            Word()
                .Matches(NoWord().Replace(Outside(text), " "))
                .Select(word => word.Value)
                .Where(word => !data.Contains(word))
                .ShouldBeEmpty($"{asked}: {text}");
    }

    [GeneratedRegex("[A-Za-z]+", RegexOptions.None, 1000)]
    private static partial Regex Word();

    /// <summary>Commands, zones, addresses and versions.</summary>
    [GeneratedRegex(
        @"https?://\S+|[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_]+)+|(^|\s)/[a-z]+|[0-9]+\.[0-9]+\.[0-9]+\S*",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex NoWord();
}
