using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using DigestBot.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace DigestBot.Tests;

/// <summary>
/// The real program with a setting it cannot start with: it ends with 2 and a sentence that names the key. What may pass by itself, such as
/// a port that is taken, ends it with 3.
/// </summary>
public sealed class WrongSettingsTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("Digests:TimeZone", "Nowhere", "Digests:TimeZone is \"Nowhere\", which is no time zone")]
    [InlineData("Digests:CatchUpHours", "0", "Digests:CatchUpHours must be between 0.1 and 168")]
    [InlineData("Digests:CatchUpHours", "soon", "Digests:CatchUpHours")]
    [InlineData("Digests:SectionsPerDigest", "99", "Digests:SectionsPerDigest must be between 1 and 15")]
    [InlineData("Digests:SayNothingNew", "perhaps", "Digests:SayNothingNew")]
    [InlineData("Digests:QuietHours", "at night", "Digests:QuietHours is \"at night\", which is no span of the day")]
    [InlineData("Digests:Holidays:0", "12-32", "Digests:Holidays has \"12-32\", which is no date")]
    [InlineData("Digests:ChannelSchedules", "nobody", "Digests:ChannelSchedules is \"nobody\"; it must be")]
    [InlineData("Digests:Managers:0", "Ann", "Digests:Managers has \"Ann\", which names nobody")]
    [InlineData("Articles:ScanSeconds", "0", "Articles:ScanSeconds must be between 1 and 86400")]
    [InlineData("Articles:ScanSeconds", "often", "Articles:ScanSeconds")]
    [InlineData("Topics:quad:Related:0", "nowhere", "Topics:quad:Related names \"nowhere\"")]
    [InlineData("Topics:quad:Keywords:0", "!?", "Topics:quad:Keywords has \"!?\"")]
    [InlineData("ConnectionStrings:DigestBot", "Hosst=db;Port=1", "ConnectionStrings:DigestBot is not a SQLite")]
    [InlineData("MicrosoftAppType", "Tripletenant", "MicrosoftAppType is \"Tripletenant\"")]
    [InlineData("MicrosoftAppId", "an-app", "MicrosoftAppPassword is not set")]
    [InlineData("Urls", "http://0.0.0.0:0", "MicrosoftAppId is not set and the server listens on")]
    [InlineData("Urls", "nonsense", "Urls")]
    [InlineData("Urls", "http://localhost:99999", "Urls: a port is a number up to 65535")]
    [InlineData("Urls", "http://localhost:0", "Urls: Dynamic port binding is not supported")]
    [InlineData("Urls", "ftp://localhost:3978", "Urls: Unrecognized scheme in server address")]
    [InlineData("Operator:Key", "short", "Operator:Key must have at least 16 characters")]
    [InlineData("Operator:Key", "a key with blanks in it", "Operator:Key must have at least 16 characters")]
    [InlineData("Telemetry:Otlp", "collector", "Telemetry:Otlp is \"collector\", which is no address")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector", "OTEL_EXPORTER_OTLP_ENDPOINT is \"collector\"")]
    [InlineData("Retention:LedgerDays", "7", "Retention:LedgerDays must be between 8 and 36500")]
    [InlineData("Retention:ArticleDays", "3", "Retention:ArticleDays must be 0 (for ever) or between 8 and 36500")]
    [InlineData("Retention:RemovedDays", "0", "Retention:RemovedDays must be between 1 and 36500")]
    [InlineData("Slack:SigningSecret", "short", "Slack:SigningSecret does not look like one of Slack's secrets")]
    [InlineData("Slack:BotToken", "xoxp-1", "Slack:BotToken must be the app's bot token")]
    [InlineData("Slack:AppId", "my app", "Slack:AppId is \"my app\"")]
    [InlineData("Slack:ClientId", "1.2", "Slack:ClientSecret is not set")]
    [InlineData("Logging:LogLevel:Default", "Loud", "Logging:LogLevel:Default")]
    public async Task A_wrong_value_is_named_with_its_key(string key, string value, string sentence) =>
        Refused(await ProgramRun.InAsync(_home, $"--{key}={value}"), sentence);

    [Fact]
    public async Task A_folder_that_is_not_there_yet_is_said() =>
        NotReady(
            await ProgramRun.InAsync(_home, "--ConnectionStrings:DigestBot=Data Source=no/such/folder/x.db"),
            "ConnectionStrings:DigestBot"
        );

    [Fact]
    public async Task A_database_that_another_holds_is_said()
    {
        var file = Path.Combine(_home.Folder, "digestbot.db.lock");
        await using var other = new FileStream(file, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        NotReady(await ProgramRun.InAsync(_home), "Is another DigestBot using");
    }

    [Fact]
    public async Task No_paths_to_read_is_said()
    {
        _home.Edit(settings => settings["Articles"]!["Paths"] = new JsonArray());
        Refused(await ProgramRun.InAsync(_home), "Articles:Paths names nothing to read");
    }

    [Fact]
    public async Task An_empty_keyword_map_is_said()
    {
        _home.Edit(settings => settings["Topics"] = new JsonObject());
        Refused(await ProgramRun.InAsync(_home), "Topics is empty");
    }

    [Fact]
    public async Task A_topic_without_keywords_is_said()
    {
        _home.Edit(settings => settings["Topics"]!["quad"]!["Keywords"] = new JsonArray());
        Refused(await ProgramRun.InAsync(_home), "Topics:quad:Keywords is empty");
    }

    [Theory]
    [InlineData("{ \"Urls\": ", "appsettings.json")]
    [InlineData("[]", "appsettings.json")]
    [InlineData("", "appsettings.json")]
    public async Task Settings_that_are_no_JSON_are_said(string settings, string sentence)
    {
        File.WriteAllText(_home.Settings, settings);
        Refused(await ProgramRun.InAsync(_home), sentence);
    }

    [Fact]
    public async Task A_broken_template_is_named_with_its_position()
    {
        File.WriteAllText(_home.Card("digest"), "{\n  \"type\": \"AdaptiveCard\",\n  \"body\": \"${if(}\"\n}");
        Refused(await ProgramRun.InAsync(_home), "digest.json(3,");
    }

    [Fact]
    public async Task A_missing_template_is_named()
    {
        File.Delete(_home.Card("topic"));
        Refused(await ProgramRun.InAsync(_home), "topic.json");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        NotReady(await ProgramRun.InAsync(_home, $"--Urls=http://127.0.0.1:{port}"), "set Urls to another port");
    }

    [Fact]
    public async Task An_address_of_another_machine_is_said()
    {
        string[] registered = ["--MicrosoftAppId=an-app", "--MicrosoftAppPassword=a", "--MicrosoftAppTenantId=b"];
        NotReady(
            await ProgramRun.InAsync(_home, [.. registered, "--Urls=http://203.0.113.1:0"]),
            "Urls: one is no address to listen on here"
        );
    }

    [Fact]
    public async Task A_database_of_a_newer_service_is_left_alone()
    {
        await SqlAsync("CREATE TABLE schema_version (version INT NOT NULL); INSERT INTO schema_version VALUES (9999)");
        Refused(await ProgramRun.InAsync(_home), "ConnectionStrings:DigestBot: the database has version 9999");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_left_alone()
    {
        var path = Path.Combine(_home.Folder, "digestbot.db");
        File.WriteAllText(path, string.Concat(Enumerable.Repeat("Dear diary, ", 400)));
        NotReady(await ProgramRun.InAsync(_home), "ConnectionStrings:DigestBot");
        File.ReadAllText(path).ShouldStartWith("Dear diary");
    }

    [Fact]
    public async Task Outside_Development_the_bot_does_not_run_without_an_identity() =>
        Refused(await ProgramRun.InAsync(_home, "Production", []), "MicrosoftAppId is not set");

    [Theory]
    [InlineData("bakcup")]
    [InlineData("--Digests:SectionsPerDigest", "4", "start")]
    public async Task A_word_that_is_no_command_starts_nothing(params string[] arguments)
    {
        var run = await ProgramRun.InAsync(_home, arguments);

        (run.ExitCode, run.Out).ShouldBe((2, ""));
        run.Error.ShouldStartWith($"There is no command \"{arguments[^1]}\". There are read, manifest,");
    }

    [Fact]
    public async Task Several_wrong_settings_are_all_said_at_once()
    {
        var run = await ProgramRun.InAsync(_home, "--Digests:SectionsPerDigest=99", "--Digests:CatchUpHours=0");
        Refused(run, "Digests:SectionsPerDigest");
        Refused(run, "Digests:CatchUpHours");
    }

    private static void NotReady(ProgramRun run, string sentence) => Refused(run, sentence, code: 3);

    private static void Refused(ProgramRun run, string sentence, int code = 2)
    {
        var all = $"{run.Out}\n{run.Error}";
        run.ExitCode.ShouldBe(code, all);
        var complaints = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        complaints.ShouldAllBe(line => line.StartsWith("DigestBot cannot start: "));
        complaints.Count(line => line.Contains(sentence, StringComparison.Ordinal)).ShouldBe(1, all);
        all.ShouldNotMatch(@"(?m)^\s+at \w");
        all.ShouldNotContain("Exception");
    }

    private async Task SqlAsync(string sql)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(_home.Folder, "digestbot.db")};Pooling=false"
        );
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
