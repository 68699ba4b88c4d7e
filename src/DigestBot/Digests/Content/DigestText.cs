using System.Globalization;
using System.Text;
using DigestBot.Wording;

namespace DigestBot.Digests.Content;

/// <summary>The plain-text form of digests and alerts.</summary>
internal static class DigestText
{
    /// <param name="heading">What an alert is about; empty for a digest.</param>
    public static string Of(DigestView view, string heading, DigestMode mode, Language language)
    {
        var say = language.Texts.Digest;
        var text = new StringBuilder(view.Kicker).Append('\n');
        if (heading.Length > 0)
            text.Append(heading).Append('\n');
        foreach (var article in view.Articles)
            AppendArticle(text, article, language);
        if (view.Articles.Count == 0)
            text.Append(view.Empty).Append('\n');
        if (view.More.Count > 0)
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n{view.More.Text}: {(mode.Kind == DigestKind.All ? say.WholeCommand : say.Command)}\n"
            );
        return text.ToString().TrimEnd();
    }

    private static void AppendArticle(StringBuilder text, DigestArticleView article, Language language)
    {
        var labels = language.Texts.Labels;
        text.Append('\n').Append(article.Title).Append('\n');
        if (article.Source.Length > 0)
            text.Append(article.Source).Append('\n');
        foreach (var section in article.Sections)
        {
            var mark = section.Updated ? $" ({language.Lower(labels.Updated)})" : "";
            text.Append(CultureInfo.InvariantCulture, $"\n{section.Ordinal}. {section.Heading}{mark}\n");
            text.Append(section.Open)
                .AppendJoin("", section.Quote.Select(run => run.Text))
                .Append(section.Close)
                .Append('\n');
            if (section.Why.Length > 0)
                text.Append(CultureInfo.InvariantCulture, $"{labels.Matched}: {section.Why}\n");
        }
        if (article.Url.Length > 0)
            text.Append('\n').Append(article.Url).Append('\n');
    }
}
