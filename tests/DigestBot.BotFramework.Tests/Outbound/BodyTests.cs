using System.Reflection;
using System.Text;
using System.Text.Json;
using DigestBot.Testing;

namespace DigestBot.BotFramework.Tests.Outbound;

public sealed class BodyTests : IAsyncLifetime
{
    private FakeConnector _channel = null!;
    private BotHost _bot = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _channel = await FakeConnector.StartAsync();
        _bot = await BotHost.StartAsync(new WatchedTime());
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _channel.DisposeAsync();
    }

    [Fact]
    public async Task Every_property_of_an_activity_is_posted_as_it_is_stored()
    {
        var activity = new Activity();
        Fill(activity);
        (activity.Type, activity.ReplyToId, activity.ServiceUrl) = (ActivityTypes.Message, null, _channel.ServiceUrl);
        activity.Conversation!.Id = "19:abc@thread.tacv2";

        (await SendAsync(activity)).Status.ShouldBe(SendStatus.Sent);

        var posted = _channel.Received.Last().Body;
        JsonDifferences.Between(JsonElement.Parse(ActivityJson.Write(activity)), posted).ShouldBeEmpty();
        posted.GetRawText().Length.ShouldBe(ActivityJson.Write(activity).Length);
    }

    [Fact]
    public void Every_property_that_is_written_is_read_back_into_its_own_place()
    {
        var activity = new Activity();
        Fill(activity);
        activity.MembersAdded = activity.MembersRemoved = [Filled<ChannelAccount>()];

        var read = ActivityJson.Read(Encoding.UTF8.GetBytes(ActivityJson.Write(activity)));

        Unread(activity, read).ShouldBeEmpty();
        foreach (var account in (ChannelAccount[])[read.From!, read.MembersAdded![0]])
            Unread(activity.From!, account).ShouldBeEmpty();
        Unread(activity.Conversation!, read.Conversation!).ShouldBeEmpty();
        Unread(activity.Attachments![0], read.Attachments![0]).ShouldBeEmpty();
        ActivityJson.Write(read).ShouldBe(ActivityJson.Write(activity));
    }

    [Fact]
    public async Task What_was_given_up_halfway_never_mixes_with_what_is_sent_after_it()
    {
        var random = new Random(11);
        Task<ReceivedCall>? taken = null;
        foreach (var marker in Enumerable.Range('一', 400))
        {
            using var impatience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            if (marker % 3 == 0)
                _channel.Script(marker % 2 == 0 ? new ConnectorFault.Hang() : new ConnectorFault.Drop());
            var text = new string((char)marker, random.Next(1, 30_000));
            var sending = Task.WhenAll(
                _bot.Connector.SendAsync(Reference, new Activity { Text = text }, impatience.Token),
                _bot.Connector.SendAsync(Reference, new Activity { Text = text }, impatience.Token)
            );
            taken ??= _channel.NextAsync(Cancellation).AsTask();
            await Task.WhenAny(sending, taken);
            taken = taken.IsCompleted ? null : taken;
            await impatience.CancelAsync();
            await sending.ContinueWith(_ => { }, TaskScheduler.Default);
        }

        _channel
            .Received.Select(call => call.Body.GetProperty("text").GetString()!)
            .ShouldAllBe(text => text.All(letter => letter == text[0]));
        _channel.Violations.ShouldBeEmpty();
    }

    private ConversationReference Reference => Some.Reference(_channel.ServiceUrl);

    private Task<SendReceipt> SendAsync(Activity activity) =>
        _bot.Connector.SendAsync(Reference, activity, Cancellation);

    /// <summary>Gives every property that is written a value that can be told from the others.</summary>
    private static void Fill(object subject)
    {
        foreach (var property in subject.GetType().GetProperties().Where(property => property.CanWrite))
            if (property.PropertyType != typeof(DateTimeOffset?))
                property.SetValue(subject, ValueOf(property));
            else
                property.SetValue(subject, DateTimeOffset.UnixEpoch);
    }

    private static object ValueOf(PropertyInfo property)
    {
        var type = property.PropertyType;
        if (type == typeof(string))
            return $"{property.Name} \"ü\" <語>";
        if (type == typeof(bool?))
            return true;
        if (type == typeof(JsonElement?))
            return Element(property.Name);
        if (type == typeof(IDictionary<string, JsonElement>))
            return new Dictionary<string, JsonElement> { ["more ü"] = Element("more"), ["none"] = Some.Json("null") };
        if (type == typeof(IList<JsonElement>))
            return new List<JsonElement> { Element("first"), Some.Json("null"), Some.Json("1.50") };
        if (type == typeof(IList<ChannelAccount>))
            return new List<ChannelAccount> { Filled<ChannelAccount>(), null! };
        if (type == typeof(IList<Attachment>))
            return new List<Attachment> { Filled<Attachment>() };
        var value = Activator.CreateInstance(type)!;
        Fill(value);
        return value;
    }

    /// <summary>The properties that were lost, or came among those without a place of their own.</summary>
    private static IEnumerable<string> Unread(object written, object read) =>
        from property in written.GetType().GetProperties()
        let count = (property.GetValue(read) as IDictionary<string, JsonElement>)?.Count ?? 2
        where property.GetValue(read) is null || count != 2
        select property.Name;

    private static T Filled<T>()
        where T : class, new()
    {
        var value = new T();
        Fill(value);
        return value;
    }

    private static JsonElement Element(string name) => Some.Json($$"""{"{{name}}":["ü",{"deep":[null,1e3]}]}""");
}
