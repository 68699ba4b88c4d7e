using System.Text.Json.Nodes;
using DigestBot.Testing;
using DigestBot.Tests.Chat.Teams;
using DigestBot.Tests.Hosting;
using DigestBot.Tests.Operations;

namespace DigestBot.Tests.Channels.Teams;

/// <summary>The app package that an operator uploads to Teams.</summary>
public sealed class TeamsPackageTests
{
    private static readonly string[] _everything =
    [
        "--name",
        "Presseschau",
        "--version",
        "2.10.3",
        "--domain",
        "news.example.org",
        "--domain",
        "*.Example.com",
        "--website",
        "https://example.org/digestbot",
        "--privacy",
        "https://example.org/privacy",
        "--terms",
        "https://example.org/terms",
    ];

    [Fact]
    public async Task The_command_writes_the_package_and_says_what_comes_next()
    {
        var app = await PackedApp.WithAsync();

        (app.Run.Code, app.Run.Error).ShouldBe((0, ""));
        app.Run.Out.ShouldContain($"DigestBot 1.0.0 for the bot {PackedApp.AppId}");
        app.Run.Out.ShouldContain("Manage your apps › Upload an app");
        app.Files.ShouldBe(["manifest.json", "de.json", "color.png", "outline.png"]);
    }

    [Fact]
    public async Task The_same_app_is_the_same_bytes() =>
        (await PackedApp.WithAsync(_everything)).Bytes.ShouldBe((await PackedApp.WithAsync(_everything)).Bytes);

    [Fact]
    public async Task Microsofts_newest_schema_takes_the_manifest_and_its_translation()
    {
        using var schema = StartSchema();
        foreach (
            var options in (string[][])
                [
                    [],
                    _everything,
                ]
        )
        {
            var app = await PackedApp.WithAsync(options);

            Problems(schema, app.Manifest, "MicrosoftTeams").ShouldBeEmpty();
            Problems(schema, app.German, "MicrosoftTeams.Localization").ShouldBeEmpty();
            ((string?)app.Manifest["manifestVersion"]).ShouldBe(
                schema.Ask(new { newest = true }).GetProperty("newest").GetString()
            );
        }
    }

    [Fact]
    public async Task Everything_fits_what_Teams_shows()
    {
        var app = await PackedApp.WithAsync("--name", new string('M', 30));

        foreach (
            var (full, shortly) in new[]
            {
                (Text(app.Manifest, "name", "full"), Text(app.Manifest, "description", "short")),
                ((string)app.German["name.full"]!, (string)app.German["description.short"]!),
            }
        )
        {
            full.Length.ShouldBeLessThanOrEqualTo(100);
            shortly.Length.ShouldBeLessThanOrEqualTo(80);
        }
        var commands = app.Manifest["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray();
        commands.Count.ShouldBeInRange(1, 10);
        commands.Select(command => ((string)command!["title"]!).Length).Max().ShouldBeLessThanOrEqualTo(32);
        JsonTexts
            .In(app.Manifest["bots"])
            .Concat(JsonTexts.In(app.Manifest["composeExtensions"]))
            .Max(text => text.Length)
            .ShouldBeLessThanOrEqualTo(128);
        app.German.Where(text => text.Key.Contains('['))
            .Max(text => ((string)text.Value!).Length)
            .ShouldBeLessThanOrEqualTo(128);
    }

    [Fact]
    public async Task It_is_a_bot_for_people_groups_and_teams_with_two_searches_and_asks_for_no_permission()
    {
        var manifest = (await PackedApp.WithAsync()).Manifest;
        var bot = manifest["bots"]!.AsArray().ShouldHaveSingleItem()!;
        var extension = manifest["composeExtensions"]!.AsArray().ShouldHaveSingleItem()!;

        JsonTexts.In(bot["scopes"]).ShouldBe(["personal", "team", "groupChat"]);
        JsonTexts.In(bot["commandLists"]![0]!["scopes"]).ShouldBe(["personal", "team", "groupChat"]);
        ((string)bot["botId"]!, (string)extension["botId"]!, (string)manifest["id"]!).ShouldBe(
            (PackedApp.AppId, PackedApp.AppId, PackedApp.AppId)
        );
        extension["commands"]!.AsArray().Select(search => (string)search!["id"]!).ShouldBe(["topics", "sections"]);
        foreach (var search in extension["commands"]!.AsArray())
            ((string)search!["parameters"]!.AsArray().ShouldHaveSingleItem()!["name"]!).ShouldBe("words");
        manifest.ContainsKey("authorization").ShouldBeFalse();
        manifest.ContainsKey("webApplicationInfo").ShouldBeFalse();
        ((string?)manifest["validDomains"]!.AsArray().ShouldHaveSingleItem()).ShouldBe("bot.example.org");
    }

    [Fact]
    public async Task Only_links_to_the_hosts_that_were_named_come_to_the_bot()
    {
        var none = (await PackedApp.WithAsync()).Manifest["composeExtensions"]![0]!.AsObject();
        var some = (await PackedApp.WithAsync(_everything)).Manifest["composeExtensions"]![0]!.AsObject();

        none.ContainsKey("messageHandlers").ShouldBeFalse();
        JsonTexts.In(some["messageHandlers"]).ShouldBe(["link", "news.example.org", "*.example.com"]);
    }

    [Fact]
    public async Task What_an_operator_names_is_in_both_languages()
    {
        var app = await PackedApp.WithAsync(_everything);

        Text(app.Manifest, "name", "short").ShouldBe("Presseschau");
        ((string)app.German["name.short"]!).ShouldBe("Presseschau");
        Text(app.Manifest, "description", "full").ShouldContain("mention Presseschau");
        ((string)app.German["description.full"]!).ShouldContain("erwähne zuerst Presseschau");
        Text(app.Manifest, "developer", "privacyUrl").ShouldBe("https://example.org/privacy");
        ((string)app.Manifest["version"]!).ShouldBe("2.10.3");
        JsonTexts.In(app.Manifest).Concat(JsonTexts.In(app.German)).ShouldAllBe(text => !text.Contains('{'));
    }

    [Fact]
    public async Task Every_text_that_can_be_translated_is()
    {
        var app = await PackedApp.WithAsync();
        var commands = app.Manifest["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray();

        foreach (var (number, command) in commands.Index())
        {
            var german = (string)app.German[$"bots[0].commandLists[0].commands[{number}].description"]!;
            german.ShouldNotBe((string)command!["description"]!);
            foreach (var example in Examples((string)command["description"]!))
                german.ShouldContain(example);
        }
        app.German.Count(text => text.Key.StartsWith("composeExtensions", StringComparison.Ordinal)).ShouldBe(8);
    }

    [Fact]
    public async Task The_bot_knows_every_command_that_Teams_offers()
    {
        var app = await PackedApp.WithAsync();
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        foreach (var command in app.Manifest["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray())
            (await chat.Ann.AskAsync((string)command!["title"]!)).Summary.ShouldNotContain("There is no command");
    }

    [Fact]
    public async Task The_bot_answers_every_search_that_Teams_opens()
    {
        var app = await PackedApp.WithAsync();
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        foreach (var search in app.Manifest["composeExtensions"]![0]!["commands"]!.AsArray())
            (await new Composing(chat).OpenAsync((string)search!["id"]!)).Titles.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_icons_are_of_the_size_and_the_colours_that_Teams_wants()
    {
        var app = await PackedApp.WithAsync();
        var (color, outline) = (Icon.Read(app.Read("color.png")), Icon.Read(app.Read("outline.png")));

        (color.Width, color.Height, color.Pixels.Count).ShouldBe((192, 192, 192 * 192));
        color.Pixels.ShouldAllBe(pixel => pixel.Alpha == 255);
        color.Pixels[0].ShouldBe(((byte)0x1F, (byte)0x3A, (byte)0x5F, (byte)255));
        (outline.Width, outline.Height, outline.Pixels.Count).ShouldBe((32, 32, 32 * 32));
        outline.Pixels.ShouldAllBe(pixel => pixel.Red == 255 && pixel.Green == 255 && pixel.Blue == 255);
        outline.Pixels.Count(pixel => pixel.Alpha == 255).ShouldBeInRange(150, 500);
        outline.Pixels.Count(pixel => pixel.Alpha == 0).ShouldBeGreaterThan(500);
    }

    [Theory]
    [InlineData("--app-id", "--app-id", "12", "--url", "https://bot.example.org")]
    [InlineData("--app-id", "--app-id", "00000000-0000-0000-0000-000000000000", "--url", "https://bot.example.org")]
    [InlineData("--app-id", "--url", "https://bot.example.org")]
    [InlineData("--url", "--app-id", PackedApp.AppId)]
    [InlineData("--url", "--app-id", PackedApp.AppId, "--url", "http://bot.example.org")]
    [InlineData("--url", "--app-id", PackedApp.AppId, "--url", "https://localhost:3978")]
    [InlineData(
        "--name",
        "--app-id",
        PackedApp.AppId,
        "--url",
        "https://b.example.org",
        "--name",
        "A name that is far longer than 30"
    )]
    [InlineData("--version", "--app-id", PackedApp.AppId, "--url", "https://b.example.org", "--version", "1.02.3")]
    [InlineData(
        "--domain",
        "--app-id",
        PackedApp.AppId,
        "--url",
        "https://b.example.org",
        "--domain",
        "https://news.example.org"
    )]
    [InlineData(
        "--privacy",
        "--app-id",
        PackedApp.AppId,
        "--url",
        "https://b.example.org",
        "--privacy",
        "http://example.org"
    )]
    [InlineData("manifest teams")]
    public async Task What_is_wrong_is_said_in_one_sentence_and_nothing_is_written(
        string about,
        params string[] arguments
    )
    {
        using var home = new Home();
        string[] command = arguments is []
            ? ["manifest"]
            : ["manifest", "teams", .. arguments, "--out", Path.Combine(home.Folder, "app.zip")];

        var run = await OperatorRun.OfAsync(command);

        (run.Code, run.Out).ShouldBe((2, ""));
        run.Error.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain(about);
        File.Exists(Path.Combine(home.Folder, "app.zip")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_is_there_stays_unless_it_is_to_be_replaced()
    {
        using var home = new Home();
        var file = Path.Combine(home.Folder, "app.zip");
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);
        string[] command =
        [
            "manifest",
            "teams",
            "--app-id",
            PackedApp.AppId,
            "--url",
            "https://b.example.org",
            "--out",
            file,
        ];

        var refused = await OperatorRun.OfAsync(command);
        var kept = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var replaced = await OperatorRun.OfAsync([.. command, "--force"]);

        (refused.Code, refused.Error.Trim()).ShouldBe((1, $"{file} is there already; add --force to replace it."));
        kept.ShouldBe("mine");
        (replaced.Code, File.ReadAllBytes(file)[0]).ShouldBe((0, (byte)'P'));
    }

    private static NodePeer StartSchema()
    {
        var package = Path.Combine(RealParts.Root, "tests", "peers", "node_modules", "@microsoft", "app-manifest");
        RealParts.Need(Directory.Exists(package) ? package : null, "@microsoft/app-manifest from npm");
        return NodePeer.Start("teams.mjs");
    }

    private static IEnumerable<string> Problems(NodePeer schema, JsonObject file, string kind) =>
        schema.Ask(new { file, kind }).GetProperty("problems").EnumerateArray().Select(problem => problem.GetString()!);

    /// <summary>What stands behind "such as: ".</summary>
    private static IEnumerable<string> Examples(string text) =>
        text.Split("such as: ") is [_, var example] ? [example.Split(' ')[0]] : [];

    private static string Text(JsonObject json, string of, string name) => (string)json[of]![name]!;
}
