using System.Text.Json;
using DigestBot.Channels;
using DigestBot.Wording;
using Microsoft.Extensions.Options;

namespace DigestBot.Digests.Content;

/// <summary>Makes messages of digests.</summary>
internal sealed class DigestMessages(SectionQuotes quotes, IOptions<DigestOptions> options)
{
    /// <summary>The message; with fewer items the rest goes behind the button.</summary>
    public CardMessage Of(Digest digest, DigestMode mode, Language language)
    {
        var view = View(digest, mode, language);
        var message =
            digest.Heading.Length > 0 ? Alert(view, digest.Heading, mode, language) : Card(view, mode, language);
        return message with
        {
            Items = digest.Items.Count,
            Smaller = digest.Items.Count > 1 ? () => Of(digest.WithoutLast(mode), mode, language) : null,
        };
    }

    private static CardMessage Card(DigestView view, DigestMode mode, Language language) =>
        new(
            "digest",
            JsonSerializer.SerializeToElement(view, DigestJson.Default.DigestView),
            view.Summary,
            DigestText.Of(view, "", mode, language)
        );

    private static CardMessage Alert(DigestView view, string heading, DigestMode mode, Language language)
    {
        var alert = new AlertView(
            view.Lang,
            language.Texts.Digest.AlertSummary.With(("heading", heading), ("digest", view.Summary)),
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
            DigestText.Of(view, heading, mode, language)
        );
    }

    private DigestView View(Digest digest, DigestMode mode, Language language)
    {
        var shown = digest
            .Items.GroupBy(item => item.Article.Id)
            .Select(items => quotes.View(items.First().Article, items, language))
            .ToList();
        return new DigestView(
            language.Code,
            Summary(digest, language),
            digest.Kicker,
            shown,
            shown.Count == 1 ? shown[0].Url : "",
            More(digest, language.Texts),
            language.Texts.Digest.NothingNew,
            Ways.To(DigestAgain.Of(digest, mode, language), language),
            new DigestWords(language.Texts.Labels)
        );
    }

    private MoreView More(Digest digest, Texts texts)
    {
        if (digest.Next is not { } next)
            return MoreView.None;
        var page = next.Mode.Kind == DigestKind.All ? Digest.MostOfArticle : options.Value.SectionsPerDigest;
        return new MoreView(
            digest.Remaining,
            next.ToString(),
            texts.More.Sections.Text.Of(digest.Remaining),
            texts.Digest.ShowMore.Of(Math.Min(digest.Remaining, page))
        );
    }

    private static string Summary(Digest digest, Language language)
    {
        var say = language.Texts.Digest;
        if (digest.Items.Count == 0)
            return say.EmptySummary.With(("kicker", digest.Kicker), ("nothing", say.NothingNew));
        var titles = digest
            .Items.Select(item => item.Article)
            .DistinctBy(article => article.Id)
            .Select(article => article.Title)
            .ToList();
        return say.Summary.With(
            ("kicker", digest.Kicker),
            ("sections", language.Texts.Amounts.Sections.Of(digest.Items.Count)),
            (
                "articles",
                titles.Count == 1
                    ? say.Title.With(titles[0])
                    : say.TitleAndMore.Of(titles.Count - 1, ("title", titles[0]))
            )
        );
    }
}
