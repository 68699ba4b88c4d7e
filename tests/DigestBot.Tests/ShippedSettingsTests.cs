using System.Text.Json;
using DigestBot.Articles;
using DigestBot.BotFramework;
using DigestBot.Digests;
using DigestBot.Operations;
using DigestBot.Operations.Retention;
using DigestBot.Operations.Telemetry;
using DigestBot.Slack;
using DigestBot.Storage;
using DigestBot.Testing;
using DigestBot.Topics;

namespace DigestBot.Tests;

/// <summary>The settings that are shipped: each is read by something, so that none is a slip of the pen.</summary>
public sealed class ShippedSettingsTests
{
    /// <summary>Sections that other people's code reads.</summary>
    private static readonly string[] _others = ["Urls", "Logging", "Quartz"];

    private static readonly JsonElement _shipped = JsonElement.Parse(
        File.ReadAllText(Path.Combine(RealParts.Root, "appsettings.json"))
    );

    private static IEnumerable<string> Operations =>
        [
            .. Names<OperatorOptions>(OperatorOptions.Section),
            .. Names<TelemetryOptions>(TelemetryOptions.Section),
            .. Names<RetentionOptions>(RetentionOptions.Section),
        ];

    [Fact]
    public void Every_key_is_a_setting_that_is_read()
    {
        var known = _others
            .Concat(Names<BotFrameworkSettings>(""))
            .Concat(Names<ArticleOptions>(ArticleOptions.Key))
            .Concat(Names<DigestOptions>(DigestOptions.Key))
            .Concat(Names<SlackSettings>("Slack"))
            .Concat(Operations)
            .Append(DatabaseOptions.Key)
            .ToHashSet(StringComparer.Ordinal);

        Keys().Where(key => !known.Contains(key)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_setting_of_ours_is_shipped_with_its_default()
    {
        var shipped = Keys().ToHashSet(StringComparer.Ordinal);

        Names<ArticleOptions>(ArticleOptions.Key)
            .Concat(Names<DigestOptions>(DigestOptions.Key))
            .Concat(Operations)
            .Where(name => !shipped.Contains(name))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_entry_of_the_keyword_map_has_the_fields_there_are()
    {
        var known = Names<TopicOptions>("").ToHashSet(StringComparer.Ordinal);
        foreach (var topic in _shipped.GetProperty(TopicOptions.Key).EnumerateObject())
            topic.Value.EnumerateObject().Select(field => field.Name).Except(known).ShouldBeEmpty(topic.Name);
    }

    [Fact]
    public void The_keyword_map_has_a_dozen_topics_or_more() =>
        _shipped.GetProperty(TopicOptions.Key).EnumerateObject().Count().ShouldBeGreaterThanOrEqualTo(12);

    private static IEnumerable<string> Keys() =>
        _shipped
            .EnumerateObject()
            .Where(section => section.Name != TopicOptions.Key)
            .SelectMany(section =>
                section.Value.ValueKind == JsonValueKind.Object && !_others.Contains(section.Name)
                    ? section.Value.EnumerateObject().Select(key => $"{section.Name}:{key.Name}")
                    : [section.Name]
            );

    private static IEnumerable<string> Names<T>(string section) =>
        typeof(T)
            .GetProperties()
            .Where(property => property.SetMethod is { IsPublic: true })
            .Select(property => section.Length == 0 ? property.Name : $"{section}:{property.Name}");
}
