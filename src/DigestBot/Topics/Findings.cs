using System.Collections.Concurrent;
using DigestBot.Articles;
using DigestBot.Text;

namespace DigestBot.Topics;

/// <summary>One map applied to one library: hits for every section at once, rankings when a topic is first asked for.</summary>
internal sealed class Findings
{
    private readonly TopicMap _map;
    private readonly int _sections;
    private readonly Dictionary<string, List<Found>> _byTopic = new(StringComparer.Ordinal);
    private readonly Dictionary<SectionId, List<Mention>> _bySection = [];
    private readonly ConcurrentDictionary<string, IReadOnlyList<TopicPassage>> _ranked = new(StringComparer.Ordinal);

    public Findings(Shelf shelf, TopicMap map, DateOnly day)
    {
        (_map, Day, _sections) = (map, day, shelf.SectionCount);
        foreach (var article in shelf.Articles)
            Add(article);
    }

    /// <summary>The day from which the articles' age is counted.</summary>
    public DateOnly Day { get; }

    public IReadOnlyList<TopicPassage> Passages(string topic) => _ranked.GetOrAdd(topic, Rank);

    /// <summary>The topics of a section, those that set it apart from other sections first.</summary>
    public IReadOnlyList<Topic> TopicsOf(SectionId section) =>
        [
            .. (_bySection.GetValueOrDefault(section) ?? [])
                .OrderByDescending(mention => mention.InHeading)
                .ThenByDescending(mention => mention.Count * Rarity(mention.Topic))
                .ThenBy(mention => mention.Topic, StringComparer.Ordinal)
                .Select(mention => _map.Named(mention.Topic))
                .OfType<Topic>(),
        ];

    public IReadOnlyList<string> KeywordsOf(SectionId section, IReadOnlyList<string> topics) =>
        [
            .. (_bySection.GetValueOrDefault(section) ?? [])
                .Where(mention => topics.Contains(mention.Topic, StringComparer.OrdinalIgnoreCase))
                .SelectMany(mention => mention.Keywords)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

    private double Rarity(string topic) => Math.Log(1 + (double)_sections / _byTopic[topic].Count);

    private void Add(Article article)
    {
        var before = 0;
        foreach (var section in article.Sections)
        {
            Add(article, section, PartName.Is(section.Heading, section.Ordinal) ? before : 0);
            before += section.Sentences.Count;
        }
    }

    /// <param name="before">How many sentences the text had before the section.</param>
    private void Add(Article article, Section section, int before)
    {
        var hits = _map.Matcher.Find(section.Text);
        var inHeading = _map.Matcher.Find(section.Heading).Select(hit => hit.Topic).ToHashSet(StringComparer.Ordinal);
        var mentions = new List<Mention>();
        foreach (var topic in hits.GroupBy(hit => hit.Topic, StringComparer.Ordinal))
        {
            if (!_byTopic.TryGetValue(topic.Key, out var found))
                _byTopic[topic.Key] = found = [];
            found.Add(new Found(article, section, [.. topic], inHeading.Contains(topic.Key), before));
            mentions.Add(
                new Mention(
                    topic.Key,
                    topic.Count(),
                    inHeading.Contains(topic.Key),
                    [.. topic.Select(hit => hit.Keyword).Distinct(StringComparer.OrdinalIgnoreCase)]
                )
            );
        }
        _bySection[section.Id] = mentions;
    }

    private IReadOnlyList<TopicPassage> Rank(string topic)
    {
        var found = _byTopic.GetValueOrDefault(topic) ?? [];
        var sources = found.Select(
            (place, index) =>
                new PassageSource(
                    index,
                    place.Section.Text,
                    place.Section.Sentences,
                    place.Hits,
                    place.HeadingHit,
                    Math.Max(0, Day.DayNumber - place.Article.Day.DayNumber)
                )
                {
                    Language = place.Article.Language,
                    Before = place.Before,
                }
        );
        return
        [
            .. PassageRanker
                .Rank([.. sources])
                .Select(passage => new TopicPassage(
                    found[passage.Source].Article,
                    found[passage.Source].Section,
                    passage
                )),
        ];
    }

    private sealed record Found(
        Article Article,
        Section Section,
        IReadOnlyList<KeywordHit> Hits,
        bool HeadingHit,
        int Before
    );

    private sealed record Mention(string Topic, int Count, bool InHeading, IReadOnlyList<string> Keywords);
}
