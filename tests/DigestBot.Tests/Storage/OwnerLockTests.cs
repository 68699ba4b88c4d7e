using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Storage;

public sealed class OwnerLockTests
{
    [Fact]
    public async Task A_second_service_on_the_same_database_refuses_to_start_and_sends_nothing()
    {
        await using var host = await BotHost.StartAsync();
        await using var second = Service.Build([
            "--environment=Development",
            "--Urls=http://127.0.0.1:0",
            $"--ConnectionStrings:DigestBot=Data Source={Path.Combine(host.Folder, "digestbot.db")}",
        ]);

        var fault = await Should.ThrowAsync<SettingsException>(() => Service.PrepareAsync(second));

        fault.Message.ShouldContain("Is another DigestBot using");
    }
}
