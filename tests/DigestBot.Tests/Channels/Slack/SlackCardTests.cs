using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Channels;
using DigestBot.Channels.Slack;
using DigestBot.Slack;
using DigestBot.Testing;

namespace DigestBot.Tests.Channels.Slack;

public sealed class SlackCardTests
{
    public static TheoryData<string> Samples => SlackSamples.Names;

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Slack_takes_what_a_card_becomes(string sample)
    {
        await using var slack = await FakeSlack.StartAsync();
        using var http = new HttpClient();

        foreach (var part in SlackSamples.Parts(SlackSamples.Render(SlackSamples.Message(sample))))
        {
            SlackFit.Objection(Posted(part)).ShouldBeNull();
            (await PostAsync(http, slack, part)).ShouldBe("");
        }
    }

    [Theory]
    [InlineData("home")]
    [InlineData("subscribe")]
    public void Slack_takes_what_a_view_becomes(string name)
    {
        var sample = Path.Combine(RealParts.Root, "tests", "DigestBot.Tests", "Channels", "Slack", "Samples", name);
        var data = JsonElement.Parse(File.ReadAllText(sample + ".json"));

        var view = new SlackRenderer(SlackSamples.Templates).View(name, data);

        SlackFit.Objection(view).ShouldBeNull();
        view.GetRawText().ShouldNotContain("${");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_binding_finds_its_field(string sample)
    {
        var data = SlackSamples.Data(sample).GetRawText().Replace("${", "$(", StringComparison.Ordinal);
        var content = SlackSamples.Render(SlackSamples.Message(sample.Split('.')[0], JsonElement.Parse(data)));

        foreach (var part in SlackSamples.Parts(content))
            part.Blocks!.Value.GetRawText().ShouldNotContain("${");
    }

    /// <summary>But for what is reached in place only, which Slack has no cards of.</summary>
    [Theory]
    [MemberData(nameof(Samples))]
    public void Buttons_carry_what_the_Adaptive_Card_of_that_name_carries_where_nothing_executes(string sample)
    {
        var message = SlackSamples.Message(sample);
        if (IsReachedInPlace(message.Data))
            return;
        var card = new ActivityRenderer(SlackSamples.Templates)
            .Render(message, "webchat")
            .Attachments![0]
            .Content!.Value;
        var expected = SlackSamples
            .Objects(card)
            .Where(item => SlackSamples.Text(item, "type") == "Action.Submit")
            .Select(item => Normal(item.GetProperty("data").GetRawText()));

        Values(SlackSamples.Render(message)).Distinct().Order().ShouldBe(expected.Distinct().Order());
    }

    private static bool IsReachedInPlace(JsonElement data) =>
        data.TryGetProperty("way", out var way) && way.TryGetProperty("back", out _);

    [Theory]
    [MemberData(nameof(Samples))]
    public void Nothing_that_can_be_pressed_has_the_id_of_another(string sample)
    {
        var ids = SlackSamples
            .Objects(SlackSamples.Render(SlackSamples.Message(sample)).Blocks!.Value)
            .Select(item => SlackSamples.Text(item, "action_id"))
            .OfType<string>()
            .ToList();

        ids.ShouldBeUnique();
    }

    [Fact]
    public void A_menu_offers_a_section_once_however_many_passages_it_has()
    {
        var data = JsonNode.Parse(SlackSamples.Data("topic").GetRawText())!;
        var passages = data["passages"]!.AsArray();
        passages.Add(passages[0]!.DeepClone());

        var blocks = SlackSamples
            .Render(SlackSamples.Message("topic", JsonElement.Parse(data.ToJsonString())))
            .Blocks!.Value;

        var menu = SlackSamples.Objects(blocks).Single(item => SlackSamples.Text(item, "type") == "static_select");
        menu.GetProperty("options").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public void An_action_is_named_by_its_verb() =>
        SlackSamples
            .Objects(SlackSamples.Render(SlackSamples.Message("schedule")).Blocks!.Value)
            .Select(item => SlackSamples.Text(item, "action_id"))
            .OfType<string>()
            .Take(4)
            .ShouldBe(["pause", "skip", "skip.undo", "unsubscribe.ask"]);

    [Theory]
    [MemberData(nameof(Samples))]
    public void Links_go_to_http_addresses_only(string sample)
    {
        var urls = SlackSamples
            .Objects(SlackSamples.Render(SlackSamples.Message(sample)).Blocks!.Value)
            .Select(item => SlackSamples.Text(item, "url"))
            .OfType<string>();

        foreach (var url in urls)
            new Uri(url).Scheme.ShouldBeOneOf("http", "https");
    }

    [Fact]
    public void An_address_that_is_none_makes_no_link()
    {
        var data = JsonNode.Parse(SlackSamples.Data("digest").GetRawText())!;
        data["url"] = "javascript:alert(1)";

        var blocks = SlackSamples
            .Render(SlackSamples.Message("digest", JsonElement.Parse(data.ToJsonString())))
            .Blocks!.Value;

        SlackSamples.Objects(blocks).ShouldAllBe(item => SlackSamples.Text(item, "url") == null);
    }

    [Fact]
    public void Nothing_of_a_long_section_is_left_out()
    {
        var words = string.Join(' ', Enumerable.Range(1, 9000).Select(n => $"word{n}"));
        var data = JsonNode.Parse(SlackSamples.Data("section").GetRawText())!;
        data["paragraphs"] = new JsonArray(
            new JsonObject
            {
                ["runs"] = new JsonArray(
                    new JsonObject { ["text"] = words, ["quoted"] = false },
                    new JsonObject { ["text"] = words, ["quoted"] = true }
                ),
            }
        );

        var content = SlackSamples.Render(SlackSamples.Message("section", JsonElement.Parse(data.ToJsonString())));

        content.Thread.ShouldNotBeEmpty();
        foreach (var part in SlackSamples.Parts(content))
            SlackFit.Objection(Posted(part)).ShouldBeNull();
        string.Concat(
                SlackSamples
                    .Parts(content)
                    .SelectMany(part => SlackSamples.Objects(part.Blocks!.Value))
                    .Where(item => SlackSamples.Text(item, "type") == "text")
                    .Select(item => SlackSamples.Text(item, "text"))
            )
            .ShouldBe(words + words);
    }

    [Fact]
    public void A_message_without_anything_to_show_is_its_text()
    {
        var nothing = JsonElement.Parse("""{"summary":"Done.","heading":"","text":"","suggestions":[]}""");

        var content = SlackSamples.Render(SlackSamples.Message("notice", nothing));

        content.Blocks.ShouldBeNull();
        content.Text.ShouldBe("Done.");
    }

    private static SlackMessage Posted(SlackContent part) =>
        new()
        {
            Channel = "C0001",
            Text = part.Text,
            Blocks = part.Blocks,
        };

    private static IEnumerable<string> Values(SlackContent content) =>
        SlackSamples
            .Objects(content.Blocks!.Value)
            .Select(item => SlackSamples.Text(item, "value"))
            .OfType<string>()
            .Select(Normal);

    /// <summary>Members in order, so that only what they say counts.</summary>
    private static string Normal(string json) =>
        string.Join(
            ';',
            JsonNode
                .Parse(json)!
                .AsObject()
                .OrderBy(member => member.Key, StringComparer.Ordinal)
                .Select(member => $"{member.Key}={member.Value}")
        );

    /// <returns>Slack's error; empty for none.</returns>
    private static async Task<string> PostAsync(HttpClient http, FakeSlack slack, SlackContent part)
    {
        var body = new JsonObject
        {
            ["channel"] = "C0001",
            ["text"] = part.Text,
            ["blocks"] = JsonNode.Parse(part.Blocks!.Value.GetRawText()),
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, slack.ApiUrl + "chat.postMessage");
        request.Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        request.Headers.Authorization = new("Bearer", slack.One.BotToken);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        return (bool)answer["ok"]! ? "" : answer.ToJsonString();
    }
}
