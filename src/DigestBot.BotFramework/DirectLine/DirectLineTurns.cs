using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;

namespace DigestBot.BotFramework;

/// <summary>Runs the bot after the client has its answer, and lets running turns end before the process does.</summary>
internal sealed class DirectLineTurns(TurnRunner runner, DirectLineConversations conversations) : IHostedService
{
    private readonly ConcurrentDictionary<Task, byte> _running = [];

    public void Start(DirectLineConversation conversation, Activity activity)
    {
        var turn = RunAsync(conversation, activity);
        _running.TryAdd(turn, 0);
        _ = turn.ContinueWith(
            ended => _running.TryRemove(ended, out _),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_running.Keys)
            .WaitAsync(cancellationToken)
            .ContinueWith(
                _ => { },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );

    private async Task RunAsync(DirectLineConversation conversation, Activity activity)
    {
        await conversation.Turns.WaitAsync();
        try
        {
            await Task.Yield();
            await runner.RunAsync(new DirectLineTurn(activity, conversations));
        }
        finally
        {
            conversation.Turns.Release();
        }
    }
}
