using System.Text.Json.Nodes;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests;

/// <summary>What an operator edits while the service runs.</summary>
public sealed class LiveEditTests : IAsyncLifetime
{
    private readonly Home _home = new();
    private Chatting _chat = null!;

    public async ValueTask InitializeAsync() =>
        _chat = await Chatting.StartAsync(
            null,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["contentRoot"] = _home.Folder,
                ["Logging:LogLevel:Default"] = "Information",
            },
            SomeArticle.Quad
        );

    public async ValueTask DisposeAsync()
    {
        await _chat.DisposeAsync();
        _home.Dispose();
    }

    [Fact]
    public async Task A_keyword_map_that_is_wrong_is_refused_with_the_reason_and_the_old_one_stays()
    {
        _home.Edit(settings => settings["Topics"]!["quad"]!["Keywords"] = new JsonArray());

        await LoggedAsync("The edited keyword map is not used: Topics:quad:Keywords is empty");
        (await _chat.Ann.AskAsync("/topic quad")).Summary.ShouldStartWith("Quad: ");
    }

    [Fact]
    public async Task A_keyword_map_that_is_right_is_used_at_once()
    {
        _home.Edit(settings =>
            settings["Topics"] = new JsonObject
            {
                ["tables"] = new JsonObject { ["Title"] = "Tables", ["Keywords"] = new JsonArray("table") },
            }
        );

        await LoggedAsync("The keyword map was read again: 1 topic");
        (await _chat.Ann.AskAsync("/topic tables")).Bold.ShouldContain("table");
        (await _chat.Ann.AskAsync("/topics")).Text.ShouldNotContain("Quad");
        (await _chat.Ann.AskAsync("/digest")).Text.ShouldContain("A table for four");
    }

    [Fact]
    public async Task Settings_that_are_no_JSON_for_a_while_do_no_harm()
    {
        var settings = _chat.Host.Services.GetRequiredService<IConfiguration>();
        var right = File.ReadAllText(_home.Settings);
        var looked = settings.GetReloadToken();
        File.WriteAllText(_home.Settings, right[..(right.Length / 2)]);

        await Eventually.TrueAsync(() => Task.FromResult(looked.HasChanged), () => "The edit was not noticed.");
        settings["Topics:quad:Title"].ShouldBe("Quad");
        settings["Logging:Console:FormatterName"].ShouldBe("simple");
        (await _chat.Ann.AskAsync("/topic quad")).Summary.ShouldStartWith("Quad: ");

        File.WriteAllText(
            _home.Settings,
            right.Replace("\"Title\": \"Quad\"", "\"Title\": \"The Quad\"", StringComparison.Ordinal)
        );
        await Eventually.TrueAsync(
            async () =>
            {
                _chat.Host.Time.Advance(TimeSpan.FromMilliseconds(50));
                return (await _chat.Ann.AskAsync("/topic quad")).Summary.StartsWith(
                    "The Quad: ",
                    StringComparison.Ordinal
                );
            },
            () => $"The mended map was not used.\n{_chat.Host.Log}"
        );
    }

    [Fact]
    public async Task A_template_that_is_broken_is_refused_with_its_position_and_the_last_good_one_stays()
    {
        File.WriteAllText(_home.Card("about"), "{\n  \"type\": \"AdaptiveCard\",\n  \"body\": \"${if(}\"\n}");

        await LoggedAsync("about.json(3,");
        (await _chat.Ann.AskAsync("/about")).Text.ShouldContain("DigestBot");
    }

    [Fact]
    public async Task A_template_that_is_right_is_used_at_once()
    {
        File.WriteAllText(
            _home.Card("about"),
            File.ReadAllText(_home.Card("about")).Replace("\"1.4\"", "\"1.3\"", StringComparison.Ordinal)
        );

        await LoggedAsync("about.json was read again");
        (await _chat.Ann.AskAsync("/about")).Json.GetProperty("version").GetString().ShouldBe("1.3");
    }

    /// <summary>Files are watched in real time, the quiet after an edit is the test's.</summary>
    private Task LoggedAsync(string words) =>
        Eventually.TrueAsync(
            () =>
            {
                _chat.Host.Time.Advance(TimeSpan.FromMilliseconds(50));
                return Task.FromResult(_chat.Host.Log.ToString().Contains(words, StringComparison.Ordinal));
            },
            () => $"It was not logged: {words}\n{_chat.Host.Log}"
        );
}
