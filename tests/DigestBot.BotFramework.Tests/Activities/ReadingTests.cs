namespace DigestBot.BotFramework.Tests.Activities;

public sealed class ReadingTests
{
    [Fact]
    public void The_clients_time_zone_locale_and_country_come_from_its_entity()
    {
        var message = Some.Message();
        message.Entities =
        [
            Some.Json(
                """{"type":"clientInfo","locale":"en-GB","country":"GB","platform":"Web","timezone":"Europe/London"}"""
            ),
        ];
        message.ClientInfo().ShouldBe(new ClientInfo("Europe/London", "en-GB", "GB", "Web"));
    }

    [Fact]
    public void The_activitys_own_time_zone_and_locale_come_first()
    {
        var message = Some.Message();
        message.LocalTimezone = "Asia/Tokyo";
        message.Locale = "ja-JP";
        message.Entities = [Some.Json("""{"type":"clientInfo","locale":"en-GB","timezone":"Europe/London"}""")];
        message.ClientInfo().ShouldBe(new ClientInfo("Asia/Tokyo", "ja-JP", null, null));
    }

    [Theory]
    [InlineData("""{"type":"clientInfo","timezone":5,"country":null}""")]
    [InlineData("5")]
    [InlineData("""{"type":["clientInfo"]}""")]
    public void An_odd_entity_says_nothing(string entity)
    {
        var message = Some.Message();
        message.Entities = [Some.Json(entity)];
        message.ClientInfo().ShouldBe(new ClientInfo(null, null, null, null));
    }

    [Fact]
    public void Teams_says_which_tenant_team_channel_and_event()
    {
        var update = Some.Message();
        update.ChannelData = Some.Json(
            """{"eventType":"channelCreated","tenant":{"id":"t"},"team":{"id":"19:team","name":"News"},"channel":{"id":"19:ch","name":"Asia"}}"""
        );
        update
            .TeamsChannelData()
            .ShouldBe(new TeamsChannelData("t", "19:team", "News", "19:ch", "Asia", "channelCreated"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"tenant":5,"team":"x"}""")]
    public void Odd_channel_data_says_nothing(string data)
    {
        var update = Some.Message();
        update.ChannelData = Some.Json(data);
        update.TeamsChannelData().ShouldBe(new TeamsChannelData(null, null, null, null, null, null));
    }

    [Theory]
    [InlineData("personal", null, false)]
    [InlineData("groupChat", null, true)]
    [InlineData("channel", null, true)]
    [InlineData(null, true, true)]
    [InlineData(null, null, false)]
    public void A_group_is_told_from_a_conversation_of_two(string? type, bool? isGroup, bool expected)
    {
        var message = Some.Message();
        message.Conversation = new ConversationAccount { ConversationType = type, IsGroup = isGroup };
        message.IsGroupConversation().ShouldBe(expected);
    }

    [Fact]
    public void Execute_arrives_with_verb_and_data()
    {
        var invoke = Some.Invoke("adaptiveCard/action");
        invoke.Value = Some.Json(
            """{"action":{"type":"Action.Execute","verb":"topic","data":{"name":"quad"}},"trigger":"manual"}"""
        );
        var action = invoke.CardAction().ShouldNotBeNull();
        action.Verb.ShouldBe("topic");
        action.Data!.Value.GetProperty("name").GetString().ShouldBe("quad");
    }

    [Fact]
    public void Submit_arrives_as_a_message_with_a_value()
    {
        var message = Some.Message();
        message.Value = Some.Json("""{"command":"help"}""");
        message.CardAction()!.Data!.Value.GetProperty("command").GetString().ShouldBe("help");
    }

    [Fact]
    public void Other_activities_are_no_card_actions()
    {
        Some.Message().CardAction().ShouldBeNull();
        Some.Invoke("task/fetch").CardAction().ShouldBeNull();
    }

    [Fact]
    public void Answers_to_execute_name_their_kind()
    {
        Body(CardActions.AnswerWithCard(Some.Json("""{"type":"AdaptiveCard"}""")))
            .ShouldBe(
                """{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard"}}"""
            );
        Body(CardActions.AnswerWithMessage("ok"))
            .ShouldBe("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"ok"}""");
        Body(CardActions.AnswerWithError(400, "BadRequest", "no"))
            .ShouldBe(
                """{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadRequest","message":"no"}}"""
            );
    }

    private static string Body(InvokeResponse response)
    {
        response.Status.ShouldBe(200);
        return response.Body!.Value.GetRawText();
    }
}
