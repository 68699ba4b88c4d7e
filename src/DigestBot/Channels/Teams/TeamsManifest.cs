using System.Text.Json.Nodes;

namespace DigestBot.Channels.Teams;

/// <summary>The app as Teams is told of it: https://learn.microsoft.com/microsoft-365/extensibility/schema.</summary>
internal static class TeamsManifest
{
    public const string SchemaVersion = "1.30";

    /// <summary>The searches of the compose box, and the name of what is looked for in each.</summary>
    public const string TopicSearch = "topics";
    public const string SectionSearch = "sections";
    public const string SearchParameter = "words";

    private static readonly string[] _scopes = ["personal", "team", "groupChat"];

    /// <param name="translations">Language tags, each with a file of that name beside the manifest.</param>
    public static JsonObject Of(TeamsApp app, TeamsWords words, IEnumerable<string> translations) =>
        new()
        {
            ["$schema"] = Schema("MicrosoftTeams"),
            ["manifestVersion"] = SchemaVersion,
            ["version"] = app.Version,
            ["id"] = app.Id.ToString(),
            ["localizationInfo"] = new JsonObject
            {
                ["defaultLanguageTag"] = "en",
                ["additionalLanguages"] = new JsonArray([
                    .. translations.Select(tag => new JsonObject { ["languageTag"] = tag, ["file"] = $"{tag}.json" }),
                ]),
            },
            ["developer"] = new JsonObject
            {
                ["name"] = app.Name,
                ["websiteUrl"] = app.Website.AbsoluteUri,
                ["privacyUrl"] = app.Privacy.AbsoluteUri,
                ["termsOfUseUrl"] = app.Terms.AbsoluteUri,
            },
            ["name"] = new JsonObject { ["short"] = app.Name, ["full"] = words.FullName },
            ["description"] = new JsonObject { ["short"] = words.Short, ["full"] = words.Full },
            ["icons"] = new JsonObject { ["color"] = "color.png", ["outline"] = "outline.png" },
            ["accentColor"] = "#1F3A5F",
            ["bots"] = new JsonArray(Bot(app, words)),
            ["composeExtensions"] = new JsonArray(Extension(app, words)),
            ["validDomains"] = new JsonArray(app.Url.IdnHost),
            ["defaultInstallScope"] = "personal",
            ["defaultGroupCapability"] = new JsonObject { ["team"] = "bot", ["groupchat"] = "bot" },
        };

    /// <summary>What a translation says in the place of the manifest's own words.</summary>
    public static JsonObject Translation(TeamsApp app, TeamsWords words)
    {
        var file = new JsonObject
        {
            ["$schema"] = Schema("MicrosoftTeams.Localization"),
            ["name.short"] = app.Name,
            ["name.full"] = words.FullName,
            ["description.short"] = words.Short,
            ["description.full"] = words.Full,
        };
        foreach (var (number, does) in words.Commands.Values.Index())
            file[$"bots[0].commandLists[0].commands[{number}].description"] = does;
        foreach (var (number, search) in Searches(words).Index())
        {
            var place = $"composeExtensions[0].commands[{number}]";
            file[$"{place}.title"] = search.Words.Title;
            file[$"{place}.description"] = search.Words.Does;
            file[$"{place}.parameters[0].title"] = search.Words.Parameter;
            file[$"{place}.parameters[0].description"] = search.Words.ParameterDoes;
        }
        return file;
    }

    private static string Schema(string name) =>
        $"https://developer.microsoft.com/json-schemas/teams/v{SchemaVersion}/{name}.schema.json";

    private static JsonObject Bot(TeamsApp app, TeamsWords words) =>
        new()
        {
            ["botId"] = app.Id.ToString(),
            ["scopes"] = Scopes(),
            ["supportsFiles"] = false,
            ["isNotificationOnly"] = false,
            ["commandLists"] = new JsonArray(
                new JsonObject
                {
                    ["scopes"] = Scopes(),
                    ["commands"] = new JsonArray([
                        .. words.Commands.Select(command => new JsonObject
                        {
                            ["title"] = command.Key,
                            ["description"] = command.Value,
                        }),
                    ]),
                }
            ),
        };

    private static JsonArray Scopes() => [.. _scopes.Select(scope => JsonValue.Create(scope))];

    private static JsonObject Extension(TeamsApp app, TeamsWords words)
    {
        var extension = new JsonObject
        {
            ["botId"] = app.Id.ToString(),
            ["commands"] = new JsonArray([.. Searches(words).Select(search => Search(search.Id, search.Words))]),
        };
        if (app.LinkDomains.Count > 0)
            extension["messageHandlers"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "link",
                    ["value"] = new JsonObject
                    {
                        ["domains"] = new JsonArray([.. app.LinkDomains.Select(domain => JsonValue.Create(domain))]),
                    },
                }
            );
        return extension;
    }

    private static (string Id, SearchWords Words)[] Searches(TeamsWords words) =>
        [(TopicSearch, words.Topics), (SectionSearch, words.Sections)];

    private static JsonObject Search(string id, SearchWords words) =>
        new()
        {
            ["id"] = id,
            ["type"] = "query",
            ["context"] = new JsonArray("compose", "commandBox"),
            ["title"] = words.Title,
            ["description"] = words.Does,
            ["initialRun"] = true,
            ["parameters"] = new JsonArray(
                new JsonObject
                {
                    ["name"] = SearchParameter,
                    ["title"] = words.Parameter,
                    ["description"] = words.ParameterDoes,
                    ["inputType"] = "text",
                }
            ),
        };
}
