using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Channels;

/// <summary>What Teams does besides bringing messages.</summary>
public sealed class TeamsTests
{
    private const string Channel = "19:general@thread.tacv2";

    private static readonly DateTimeOffset _due = BotHost.Monday.AddMinutes(30).AddSeconds(1);

    [Fact]
    public async Task Who_expects_replies_gets_them_in_the_response_and_nothing_else_is_posted()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var asked = chat.Ann.Activity("message");
        asked["text"] = "/topic quad";
        asked["deliveryMode"] = "expectReplies";

        var (status, body) = await chat.Ann.CallAsync(asked);

        status.ShouldBe(HttpStatusCode.OK);
        var reply = JsonElement.Parse(body).GetProperty("activities").EnumerateArray().ShouldHaveSingleItem();
        reply.GetProperty("summary").GetString().ShouldNotBeNull().ShouldStartWith("Quad: ");
        reply.GetProperty("replyToId").GetString().ShouldBe(asked["id"]!.GetValue<string>());
        chat.Connector.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task A_button_that_executes_is_answered_with_the_card_that_takes_its_place()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        var id = await chat.Host.CountAsync("SELECT id FROM subscriptions");

        var (status, body) = await chat.Ann.CallAsync(
            Execute(chat.Ann, "pause", new JsonObject { ["v"] = 1, ["subscription"] = $"{id}" })
        );

        status.ShouldBe(HttpStatusCode.OK);
        var answer = JsonElement.Parse(body);
        answer.GetProperty("statusCode").GetInt32().ShouldBe(200);
        answer.GetProperty("type").GetString().ShouldBe("application/vnd.microsoft.card.adaptive");
        answer.GetProperty("value").GetRawText().ShouldContain("Paused");
        (await chat.Host.CountAsync("SELECT count(*) FROM subscriptions WHERE paused_at IS NOT NULL")).ShouldBe(1);
        chat.Connector.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task An_executed_button_of_another_version_gets_a_card_that_says_so()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        var (status, body) = await chat.Ann.CallAsync(Execute(chat.Ann, "unheard.of", []));

        status.ShouldBe(HttpStatusCode.OK);
        body.ShouldContain("This button no longer works");
    }

    [Theory]
    [InlineData("composeExtension/query")]
    [InlineData(null)]
    public async Task An_invoke_that_means_nothing_here_is_not_implemented(string? name)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var invoke = chat.Ann.Activity("invoke");
        invoke["name"] = name;

        (await chat.Ann.PostAsync(invoke)).ShouldBe(HttpStatusCode.NotImplemented);
    }

    [Theory]
    [InlineData(
        "\n<span itemid=\"0\" itemtype=\"http://schema.skype.com/InputExtension\">\n<span content=\"0\"></span>\n</span>\n",
        0
    )]
    [InlineData(null, 0)]
    [InlineData("topic quad", 1)]
    public async Task A_card_that_somebody_shares_with_the_bot_without_a_word_is_no_question(string? text, int answers)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var shared = chat.Ann.Activity("message");
        shared["text"] = text;
        shared["attachments"] = new JsonArray(
            new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.card.adaptive",
                ["content"] = new JsonObject { ["type"] = "AdaptiveCard", ["version"] = "1.4" },
            }
        );

        (await chat.Ann.PostAsync(shared)).ShouldBe(HttpStatusCode.OK);

        chat.Connector.Calls.ShouldBe(answers);
    }

    [Fact]
    public async Task A_message_that_its_writer_corrected_is_answered_and_one_that_was_only_restored_is_not()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var said = chat.Ann.Activity("message");
        said["text"] = "/topc quad";
        await chat.Ann.PostAsync(said);
        await chat.Ann.SeesAsync();
        var restored = Corrected.Of(said, "/topic quad", "undeleteMessage");
        var edited = Corrected.Of(said, "/topic quad");

        await chat.Ann.PostAsync(restored);
        await chat.Ann.PostAsync(edited);

        (await chat.Ann.SeesAsync()).Summary.ShouldStartWith("Quad: ");
        chat.Connector.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Added_again_after_it_was_removed_the_bot_introduces_itself_again()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var removed = chat.Ann.Activity("installationUpdate");
        removed["action"] = "remove";

        await chat.Ann.AddBotAsync();
        await chat.Ann.PostAsync(removed);
        await chat.Ann.AddBotAsync();

        (await chat.Ann.SeesAsync()).Text.ShouldContain("Read so far");
        (await chat.Ann.SeesAsync()).Text.ShouldContain("Read so far");
        chat.Connector.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task The_bot_introduces_itself_when_it_joins_and_not_when_others_do()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        await chat.Ann.PostAsync(Joined(chat.Ann, "29:bob"));
        chat.Connector.Calls.ShouldBe(0);
        await chat.Ann.PostAsync(Joined(chat.Ann, "28:bot"));

        (await chat.Ann.SeesAsync()).Text.ShouldContain("Read so far");
    }

    [Fact]
    public async Task In_a_channel_the_answer_goes_to_the_thread_and_the_schedule_belongs_to_the_channel()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        await Thread(chat, 1).MentionAsync("/subscribe daily 08:30");
        var subscribed = await chat.Ann.SeesAsync();
        await Thread(chat, 2).MentionAsync("/schedule");
        var schedule = await chat.Ann.SeesAsync();

        subscribed.Call.ConversationId.ShouldBe($"{Channel};messageid=1");
        schedule.Call.ConversationId.ShouldBe($"{Channel};messageid=2");
        schedule.Text.ShouldContain("Every day at 08:30");
        (await chat.Host.CountAsync("SELECT count(*) FROM conversations")).ShouldBe(1);
    }

    [Fact]
    public async Task A_scheduled_digest_starts_a_thread_of_its_own_in_the_channel()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await Thread(chat, 1).MentionAsync("/subscribe daily 08:30");
        await chat.Ann.SeesAsync();

        await chat.Host.RestartAsync();
        await chat.Host.AdvanceToAsync(_due);

        var digest = await chat.Ann.SeesAsync();
        digest.Call.PathAndQuery.ShouldBe("/amer/v3/conversations");
        digest.Call.Body.GetProperty("isGroup").GetBoolean().ShouldBeTrue();
        digest.Call.Body.GetProperty("tenantId").GetString().ShouldBe("tenant-1");
        digest.Call.Body.GetProperty("bot").GetProperty("id").GetString().ShouldBe("28:bot");
        digest
            .Call.Body.GetProperty("channelData")
            .GetProperty("channel")
            .GetProperty("id")
            .GetString()
            .ShouldBe(Channel);
        digest.Text.ShouldContain("Alpha part 1");
        (await chat.Host.QueryAsync<string>("SELECT state || ' ' || activity_id FROM deliveries")).ShouldBe([
            $"sent {digest.ActivityId}",
        ]);
    }

    [Theory]
    [InlineData(429, "TooManyRequests", "retrying")]
    [InlineData(500, "ServiceError", "retrying")]
    [InlineData(403, "BotNotInConversationRoster", "failed")]
    [InlineData(404, "ConversationNotFound", "failed")]
    [InlineData(400, "BadArgument", "failed")]
    public async Task A_thread_that_was_not_started_is_not_counted_as_sent(int status, string code, string state)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await Thread(chat, 1).MentionAsync("/subscribe daily 08:30");
        await chat.Ann.SeesAsync();
        chat.Connector.Break(Channel, new ConnectorFault.Refuse(status, code));

        await chat.Host.AdvanceToAsync(_due);

        (await chat.Host.QueryAsync<string>("SELECT state FROM deliveries")).ShouldBe([state]);
        (await chat.Host.CountAsync("SELECT count(*) FROM subscriptions WHERE paused_at IS NOT NULL")).ShouldBe(
            status is 403 or 404 ? 1 : 0
        );
    }

    [Fact]
    public async Task A_channel_without_cards_gets_the_same_in_plain_text()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        var phone = new Person(chat.Host, chat.Connector, "sms-1") { Channel = "sms" };

        await phone.SayAsync("/subscribe daily 08:30");
        var sample = (await phone.SeesAsync()).Call;
        await chat.Host.AdvanceToAsync(_due);

        var digest = (await phone.SeesAsync()).Call;
        digest.Body.TryGetProperty("attachments", out _).ShouldBeFalse();
        digest.Property("textFormat").ShouldBe("plain");
        digest.Text.ShouldNotBeNull().ShouldContain("1. Alpha part 1\n“The ");
        sample.Text.ShouldNotBeNull().ShouldStartWith("Subscribed: every day at 08:30\nNext digest: Mon");
        sample.Text.ShouldContain("1. Alpha part 1\n“The ");
    }

    private static Person Thread(Chatting chat, int message) =>
        new(chat.Host, chat.Connector, $"{Channel};messageid={message}") { Group = "channel", Tenant = "tenant-1" };

    private static JsonObject Execute(Person person, string verb, JsonObject data)
    {
        var invoke = person.Activity("invoke");
        invoke["name"] = "adaptiveCard/action";
        invoke["value"] = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["verb"] = verb,
                ["data"] = data,
            },
        };
        return invoke;
    }

    private static JsonObject Joined(Person person, string who)
    {
        var update = person.Activity("conversationUpdate");
        update["membersAdded"] = new JsonArray(new JsonObject { ["id"] = who });
        return update;
    }
}
