using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Proofs;

public sealed class ClockTests
{
    [Fact]
    public async Task A_clock_that_jumps_an_hour_forward_and_back_posts_every_digest_once()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 12));
        await chat.Ann.AskAsync("/subscribe daily 08:30 UTC");

        await JumpAsync(chat, TimeSpan.FromHours(1));
        await JumpAsync(chat, TimeSpan.FromHours(-1));
        await chat.Host.AdvanceAsync(TimeSpan.FromHours(3));
        await chat.Host.AdvanceAsync(TimeSpan.FromDays(1));

        var due = BotHost.Monday.AddMinutes(30);
        (await chat.Host.QueryAsync<long>("SELECT due FROM deliveries WHERE state = 'sent' ORDER BY due"))
            .Select(DateTimeOffset.FromUnixTimeMilliseconds)
            .ShouldBe([due, due.AddDays(1)]);
        chat.Connector.Received.Count.ShouldBe(3);
    }

    /// <summary>Sets the wall clock without a timer noticing, and gives the service a moment.</summary>
    private static Task JumpAsync(Chatting chat, TimeSpan jump)
    {
        chat.Host.Time.AdjustTime(chat.Host.Time.GetUtcNow() + jump);
        return chat.Host.AdvanceAsync(TimeSpan.FromSeconds(2));
    }
}
