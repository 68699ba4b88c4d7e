using System.Globalization;
using System.Text;
using System.Text.Json;
using DigestBot.Channels;
using Microsoft.Extensions.Options;

namespace DigestBot.Digests.Content;

/// <summary>Makes messages of digests.</summary>
internal sealed class DigestMessages(SectionQuotes quotes, IOptions<DigestOptions> options)
{
    private const string NothingNew = "Everything read so far has been in a digest here.";

    /// <summary>The message; with fewer items the rest goes behind the button.</summary>
    public CardMessage Of(Digest digest, DigestMode mode)
    {
        var view = View(digest, mode);
        var command = mode.Kind == DigestKind.All ? "/digest all" : "/digest";
        var message = digest.Heading.Length > 0 ? Alert(view, digest.Heading, command) : Card(view, command);
        return message with
        {
            Items = digest.Items.Count,
            Smaller = digest.Items.Count > 1 ? () => Of(digest.WithoutLast(mode), mode) : null,
        };
    }

    private static CardMessage Card(DigestView view, string command) =>
        new(
            "digest",
            JsonSerializer.SerializeToElement(view, DigestJson.Default.DigestView),
            view.Summary,
            Text(view, "", command)
        );

    private static CardMessage Alert(DigestView view, string heading, string command)
    {
        var alert = new AlertView(
            view.Lang,
            $"{heading}. {view.Summary}",
            view.Kicker,
            Typography.Breakable(heading),
            view.Articles,
            view.Url,
            view.More,
            view.Way,
            view.Say
        );
        return new CardMessage(
            "alert",
            JsonSerializer.SerializeToElement(alert, DigestJson.Default.AlertView),
            alert.Summary,
            Text(view, heading, command)
        );
    }

    private DigestView View(Digest digest, DigestMode mode)
    {
        var shown = digest
            .Items.GroupBy(item => item.Article.Id)
            .Select(items => quotes.View(items.First().Article, items))
            .ToList();
        return new DigestView(
            "en",
            Summary(digest),
            digest.Kicker,
            shown,
            shown.Count == 1 ? shown[0].Url : "",
            More(digest),
            NothingNew,
            Ways.To(DigestAgain.Of(digest, mode)),
            DigestWords.English
        );
    }

    private MoreView More(Digest digest)
    {
        if (digest.Next is not { } next)
            return MoreView.None;
        var page = next.Mode.Kind == DigestKind.All ? Digest.MostOfArticle : options.Value.SectionsPerDigest;
        return new MoreView(
            digest.Remaining,
            next.ToString(),
            digest.Remaining == 1 ? "And 1 more section" : $"And {digest.Remaining} more sections",
            $"Show {Math.Min(digest.Remaining, page)} more"
        );
    }

    private static string Summary(Digest digest)
    {
        if (digest.Items.Count == 0)
            return $"{digest.Kicker}: {NothingNew}";
        var titles = digest
            .Items.Select(item => item.Article)
            .DistinctBy(article => article.Id)
            .Select(article => $"“{article.Title}”")
            .ToList();
        var from = titles.Count == 1 ? titles[0] : $"{titles[0]} and {titles.Count - 1} more";
        var sections = digest.Items.Count == 1 ? "1 section" : $"{digest.Items.Count} sections";
        return $"{digest.Kicker}: {sections} of {from}.";
    }

    private static string Text(DigestView view, string heading, string command)
    {
        var text = new StringBuilder(view.Kicker).Append('\n');
        if (heading.Length > 0)
            text.Append(heading).Append('\n');
        foreach (var article in view.Articles)
            AppendArticle(text, article);
        if (view.Articles.Count == 0)
            text.Append(view.Empty).Append('\n');
        if (view.More.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n{view.More.Text}: {command}\n");
        return text.ToString().TrimEnd();
    }

    private static void AppendArticle(StringBuilder text, DigestArticleView article)
    {
        text.Append('\n').Append(article.Title).Append('\n');
        if (article.Source.Length > 0)
            text.Append(article.Source).Append('\n');
        foreach (var section in article.Sections)
        {
            var mark = section.Updated ? $" ({DigestWords.English.Updated.ToLowerInvariant()})" : "";
            text.Append(CultureInfo.InvariantCulture, $"\n{section.Ordinal}. {section.Heading}{mark}\n");
            text.Append(section.Open)
                .AppendJoin("", section.Quote.Select(run => run.Text))
                .Append(section.Close)
                .Append('\n');
            if (section.Why.Length > 0)
                text.Append(CultureInfo.InvariantCulture, $"{DigestWords.English.Matched}: {section.Why}\n");
        }
        if (article.Url.Length > 0)
            text.Append('\n').Append(article.Url).Append('\n');
    }
}
