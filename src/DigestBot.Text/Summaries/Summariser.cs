namespace DigestBot.Text;

/// <param name="Sections">For each section the chosen sentences' indexes, ascending.</param>
/// <param name="Article">The chosen sentences of the whole article, in reading order.</param>
internal sealed record Summaries(IReadOnlyList<IReadOnlyList<int>> Sections, IReadOnlyList<SentenceAddress> Article);

/// <summary>Chooses the sentences that say what an article, and each of its sections, is about.</summary>
internal static class Summariser
{
    public static Summaries Summarise(
        Material material,
        List<SectionSentences> sections,
        string title,
        ReadOptions options
    )
    {
        var scores = new double[material.Units.Count];
        var perSection = new List<IReadOnlyList<int>>();
        for (var i = 0; i < sections.Count; i++)
            perSection.Add(SectionChoice.Of(material, scores, sections[i], options.SectionSentences));
        var titleWords = material.Vocabulary.Terms(title);
        if (options.ArticleSentences == 1)
            return new Summaries(perSection, Addresses(sections, TeaserChoice.Of(material, titleWords)));
        var headed = sections.Exists(section => section.HasHeading);
        ArticleScores.Fill(material, sections, scores, titleWords, headed);
        var chosen = new Choice(material, scores, new TextRange(0, scores.Length));
        return new Summaries(
            perSection,
            Addresses(sections, chosen.Greedy(options.ArticleSentences, headed ? sections : []))
        );
    }

    private static List<SentenceAddress> Addresses(List<SectionSentences> sections, List<int> chosen)
    {
        var addresses = new List<SentenceAddress>();
        var section = 0;
        foreach (var index in chosen)
        {
            while (index >= sections[section].Sentences.End)
                section++;
            addresses.Add(new SentenceAddress(section + 1, index - sections[section].First));
        }
        return addresses;
    }
}
