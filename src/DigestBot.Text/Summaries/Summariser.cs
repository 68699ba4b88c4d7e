namespace DigestBot.Text;

/// <param name="Sections">For each section the chosen sentences' indexes, ascending.</param>
/// <param name="Article">The chosen sentences of the whole article, in reading order.</param>
internal sealed record Summaries(IReadOnlyList<IReadOnlyList<int>> Sections, IReadOnlyList<SentenceAddress> Article);

/// <summary>Chooses the sentences that say what an article, and each of its sections, is about.</summary>
internal static class Summariser
{
    public static Summaries Summarise(
        IReadOnlyList<SectionSentences> sections,
        string title,
        Vocabulary vocabulary,
        ReadOptions options
    )
    {
        var material = new Material(sections, vocabulary);
        var scores = new double[material.Units.Count];
        var perSection = new List<IReadOnlyList<int>>();
        for (var i = 0; i < sections.Count; i++)
            perSection.Add(SectionChoice.Of(material, scores, i, sections[i], options.SectionSentences));
        var titleWords = material.Vocabulary.Terms(title);
        if (options.ArticleSentences == 1)
            return new Summaries(perSection, Addresses(material.Sections, TeaserChoice.Of(material, titleWords)));
        var headed = sections.Any(section => section.HasHeading);
        ArticleScores.Fill(material, scores, titleWords, headed);
        var all = new TextRange(0, scores.Length);
        var chosen = Choice.Greedy(material, all, scores, options.ArticleSentences, headed);
        return new Summaries(perSection, Addresses(material.Sections, chosen));
    }

    private static List<SentenceAddress> Addresses(List<TextRange> sections, List<int> chosen)
    {
        var addresses = new List<SentenceAddress>();
        var section = 0;
        foreach (var index in chosen)
        {
            while (index >= sections[section].End)
                section++;
            addresses.Add(new SentenceAddress(section + 1, index - sections[section].Start));
        }
        return addresses;
    }
}
