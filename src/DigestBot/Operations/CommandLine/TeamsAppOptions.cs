using System.CommandLine;
using System.Globalization;
using DigestBot.Channels.Teams;

namespace DigestBot.Operations.CommandLine;

/// <summary>What an operator says about the Teams app.</summary>
internal sealed class TeamsAppOptions
{
    private readonly Option<string?> _id = CheckedOption.Of(
        "--app-id",
        "ID",
        "The Azure Bot's app id, as in MicrosoftAppId.",
        "it must be the Azure Bot's app id, such as 4f6c1f5e-8d0c-4c58-9d7e-2b1a3c5d7e9f",
        text => Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty ? id.ToString() : null
    );

    private readonly Option<Uri?> _url = CheckedOption.PublicUrl(
        "Where Teams reaches the service, such as https://bot.example.org."
    );

    private readonly Option<string?> _name = CheckedOption.Of(
        "--name",
        "NAME",
        "What people see and mention; otherwise DigestBot.",
        $"it must be 1 to {TeamsApp.LongestName} characters",
        text =>
            text.Trim() is { Length: > 0 and <= TeamsApp.LongestName } name && !name.Any(char.IsControl) ? name : null
    );

    private readonly Option<string?> _version = CheckedOption.Of(
        "--version",
        "VERSION",
        "Higher for an update; otherwise 1.0.0.",
        "it must be three numbers, such as 1.0.1",
        text => IsVersion(text) ? text : null
    );

    private readonly Option<string[]?> _domains = new("--domain")
    {
        Description = "A host of articles, whose links get a preview; may be repeated.",
        HelpName = "HOST",
        CustomParser = result =>
        {
            foreach (var text in result.Tokens.Select(token => token.Value).Where(text => !IsHost(text)))
                result.AddError(
                    $"--domain is \"{text}\"; it must be a host, such as news.example.org or *.example.org."
                );
            return [.. result.Tokens.Select(token => token.Value.ToLowerInvariant()).Distinct()];
        },
    };

    private readonly Option<Uri?> _website = CheckedOption.Page("--website", "A page about the app; otherwise --url.");
    private readonly Option<Uri?> _privacy = CheckedOption.Page(
        "--privacy",
        "What becomes of people's data; otherwise --url."
    );
    private readonly Option<Uri?> _terms = CheckedOption.Page("--terms", "The terms of use; otherwise --url.");

    public void AddTo(Command command)
    {
        Option[] all = [_id, _url, _name, _version, _domains, _website, _privacy, _terms];
        foreach (var option in all)
            command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_id) is null || result.GetResult(_url) is null)
                result.AddError(
                    "Say --app-id and the Azure Bot's app id, and --url and the address that Teams reaches."
                );
        });
    }

    public TeamsApp Read(ParseResult parsed)
    {
        var url = parsed.GetRequiredValue(_url)!;
        return new TeamsApp(
            Guid.Parse(parsed.GetRequiredValue(_id)!),
            url,
            parsed.GetValue(_name) ?? "DigestBot",
            parsed.GetValue(_version) ?? "1.0.0",
            parsed.GetValue(_domains) ?? []
        )
        {
            Website = parsed.GetValue(_website) ?? url,
            Privacy = parsed.GetValue(_privacy) ?? url,
            Terms = parsed.GetValue(_terms) ?? url,
        };
    }

    private static bool IsVersion(string text) =>
        text.Split('.') is { Length: 3 } parts
        && parts.All(part =>
            int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == part
        );

    private static bool IsHost(string text) =>
        (text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text) is var host
        && Uri.CheckHostName(host) == UriHostNameType.Dns
        && host.Split('.') is { Length: > 1 } labels
        && labels[^1].Any(char.IsLetter);
}
