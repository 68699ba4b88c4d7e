using System.Text.Json;

namespace DigestBot.BotFramework;

/// <summary>What somebody looks for from the compose box, by one of a message extension's commands.</summary>
/// <param name="Words">What was written; empty when nothing was yet.</param>
/// <param name="Skip">How many results are there already.</param>
/// <param name="Count">At most how many more are wanted, 1 to 25.</param>
public sealed record ExtensionQuery(string CommandId, string Words, int Skip, int Count)
{
    /// <summary>Teams asks for so many at once.</summary>
    public const int MostResults = 25;
}

/// <summary>What reaches a message extension.</summary>
/// <remarks>https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search</remarks>
public static class ExtensionQueryReading
{
    private const string Names = "composeExtension/";
    private const string QueryName = "composeExtension/query";
    private const string LinkName = "composeExtension/queryLink";

    /// <summary>The same from somebody who has not added the app.</summary>
    private const string AnonymousLinkName = "composeExtension/anonymousQueryLink";

    /// <summary>Whether it comes from the compose box, wherever that is.</summary>
    public static bool IsExtensions(string invoke) => invoke.StartsWith(Names, StringComparison.Ordinal);

    /// <summary>Null when the activity is no search. What is missing in one, or of another type, counts as not given.</summary>
    /// <param name="parameter">The name of the command's parameter in the app's manifest.</param>
    public static ExtensionQuery? ExtensionQuery(this Activity activity, string parameter)
    {
        if (activity is not { Type: ActivityTypes.Invoke, Name: QueryName })
            return null;
        var options = activity.Value.Member("queryOptions");
        return new(
            activity.Value.Text("commandId") ?? "",
            Parameter(activity.Value.Member("parameters"), parameter) ?? "",
            Number(options.Member("skip"), 0, int.MaxValue, 0),
            Number(
                options.Member("count"),
                1,
                BotFramework.ExtensionQuery.MostResults,
                BotFramework.ExtensionQuery.MostResults
            )
        );
    }

    /// <summary>The address that was pasted, for a preview; null when the activity asks for none.</summary>
    public static string? PastedLink(this Activity activity) =>
        activity is { Type: ActivityTypes.Invoke, Name: LinkName or AnonymousLinkName }
            ? activity.Value.Text("url") ?? ""
            : null;

    private static string? Parameter(JsonElement? parameters, string name) =>
        parameters is { ValueKind: JsonValueKind.Array } all
            ? all.EnumerateArray()
                .Select(one => (JsonElement?)one)
                .Where(one => one.Text("name") == name)
                .Select(one => one.Text("value"))
                .FirstOrDefault()
            : null;

    private static int Number(JsonElement? element, int least, int most, int otherwise) =>
        element is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value)
            ? Math.Clamp(value, least, most)
            : otherwise;
}
