using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Channels;
using DigestBot.Slack;
using DigestBot.Testing;
using DigestBot.Tests.Channels.Slack;

namespace DigestBot.Tests.Wording;

/// <summary>The samples of every card, with texts that are longer by a third: each still fits wherever it is shown.</summary>
public sealed class PseudoSampleTests(CardValidator cards) : IClassFixture<CardValidator>
{
    private const int MostBytes = 28 * 1024;

    /// <summary>As long as a card may be in English; in longer words it is sent with fewer sections.</summary>
    private const string Longest = "digest.long";

    /// <summary>What the bot reads back, and what an article or the keyword map says.</summary>
    private static readonly string[] _data =
    [
        "id",
        "url",
        "from",
        "name",
        "lang",
        "previous",
        "next",
        "open",
        "close",
        "asked",
        "words",
        "suggested",
        "data",
        "way",
        "title",
        "quote",
        "text",
        "why",
        "source",
        "articles",
        "article",
        "passages",
        "topics",
        "near",
        "related",
        "sections",
        "paragraphs",
    ];

    public static TheoryData<string> Names => SlackSamples.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_in_longer_words_is_a_valid_card(string sample)
    {
        var renderer = new ActivityRenderer(SlackSamples.Templates);

        var card = renderer.RenderCard(Longer(sample), null);

        cards.Problems(card).ShouldBeEmpty();
        if (sample != Longest)
            Encoding.UTF8.GetByteCount(card.GetRawText()).ShouldBeLessThan(MostBytes);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_in_longer_words_is_within_Slack_s_limits(string sample)
    {
        foreach (var part in SlackSamples.Parts(SlackSamples.Render(Longer(sample))))
            SlackFit
                .Objection(
                    new SlackMessage
                    {
                        Channel = "C0001",
                        Text = part.Text,
                        Blocks = part.Blocks,
                    }
                )
                .ShouldBeNull();
    }

    private static CardMessage Longer(string sample)
    {
        var data = Longer(JsonNode.Parse(SlackSamples.Data(sample).GetRawText())!, "").ToJsonString();
        return SlackSamples.Message(sample.Split('.')[0], JsonElement.Parse(data));
    }

    private static JsonNode Longer(JsonNode node, string name) =>
        node switch
        {
            JsonObject of => new JsonObject(
                of.Select(member =>
                    KeyValuePair.Create(
                        member.Key,
                        member.Value is { } value && !_data.Contains(member.Key)
                            ? Longer(value, member.Key)
                            : member.Value?.DeepClone()
                    )
                )
            ),
            JsonArray list => new JsonArray([.. list.Select(one => Longer(one!, name))]),
            JsonValue text when text.GetValueKind() == JsonValueKind.String => JsonValue.Create(
                Pseudo.Say(text.GetValue<string>())
            ),
            _ => node.DeepClone(),
        };
}
