using DigestBot.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigestBot.Tests;

/// <summary>What the program ends with when a part of it breaks while it runs: whoever watches it has to start it again.</summary>
public sealed class BrokenPartTests
{
    [Fact]
    public async Task A_part_that_breaks_ends_the_program_with_a_code_of_its_own() =>
        (await RunAsync<Breaking>()).ShouldBe(4);

    [Fact]
    public async Task A_program_that_is_asked_to_stop_ends_with_zero() => (await RunAsync<Stopping>()).ShouldBe(0);

    private static async Task<int> RunAsync<T>()
        where T : class, IHostedService
    {
        using var home = new Home();
        return await Service.RunAsync(
            [
                "--environment=Development",
                "--Urls=http://127.0.0.1:0",
                $"--contentRoot={home.Folder}",
                $"--ConnectionStrings:DigestBot=Data Source={Path.Combine(home.Folder, "digestbot.db")}",
            ],
            builder => builder.Services.AddHostedService<T>()
        );
    }

    private sealed class Breaking(IHostApplicationLifetime lifetime) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await StartedAsync(lifetime);
            throw new InvalidOperationException("It broke.");
        }
    }

    private sealed class Stopping(IHostApplicationLifetime lifetime) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await StartedAsync(lifetime);
            lifetime.StopApplication();
        }
    }

    private static Task StartedAsync(IHostApplicationLifetime lifetime)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lifetime.ApplicationStarted.Register(started.SetResult);
        return started.Task;
    }
}
