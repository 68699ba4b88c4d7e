namespace DigestBot.Articles.Formats;

/// <summary>Keeps the lines around a text short enough to be shown in every message; the text itself is never cut.</summary>
internal static class ShortLines
{
    private const int Longest = 300;

    public static ArticleDocument In(ArticleDocument document) =>
        document with
        {
            Publisher = ShortOrNull(document.Publisher),
            Text = document.Text with
            {
                Title = Short(document.Text.Title),
                Byline = ShortOrNull(document.Text.Byline),
                Sections =
                [
                    .. document.Text.Sections.Select(section => section with { Heading = Short(section.Heading) }),
                ],
            },
        };

    private static string? ShortOrNull(string? line) => line is null ? null : Short(line);

    /// <summary>Ends after a whole word, where there is one, with an ellipsis.</summary>
    private static string Short(string line)
    {
        if (line.Length <= Longest)
            return line;
        var space = line.LastIndexOf(' ', Longest - 1);
        var end =
            space > 0 ? space
            : char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1
            : Longest;
        return line[..end] + "…";
    }
}
