using System.Text.Json;

namespace DigestBot.Slack;

/// <summary>Slack's limits for texts, and for the small objects made of texts. Each answers with a sentence, or null.</summary>
internal static class TextCheck
{
    /// <summary>A string member that may be missing.</summary>
    public static string? Length(JsonElement owner, string name, string where, int most)
    {
        if (owner.Member(name) is not { } value)
            return null;
        if (((JsonElement?)value).Text() is not { } text)
            return $"{where}: its {name} is no text.";
        return text.Length <= most ? null : TooLong(where, name, text.Length, most);
    }

    /// <summary>A string member that has to be there and say something.</summary>
    public static string? Required(JsonElement owner, string name, string where, int most) =>
        owner.Text(name) is { Length: > 0 } ? Length(owner, name, where, most) : $"{where}: it needs a {name}.";

    /// <summary>A text object of type <c>plain_text</c>.</summary>
    public static string? Plain(JsonElement owner, string name, string where, int most, bool isRequired = false) =>
        owner.Member(name) is { } text ? Object(text, name, where, most, isPlain: true)
        : isRequired ? $"{where}: it needs a {name}."
        : null;

    /// <summary>A text object of either type.</summary>
    public static string? Any(JsonElement owner, string name, string where, int most, bool isRequired = false) =>
        owner.Member(name) is { } text ? Object(text, name, where, most, isPlain: false)
        : isRequired ? $"{where}: it needs a {name}."
        : null;

    public static string? Object(JsonElement text, string name, string where, int most, bool isPlain)
    {
        if (text.Text("type") is not ("plain_text" or "mrkdwn") || isPlain && text.Text("type") != "plain_text")
            return $"{where}: its {name} has to be a text of type plain_text{(isPlain ? "" : " or mrkdwn")}.";
        if (text.Text("text") is not { Length: > 0 } said)
            return $"{where}: its {name} is empty.";
        if (said.Length > most)
            return TooLong(where, name, said.Length, most);
        return text.Text("type") == "mrkdwn" && !((JsonElement?)text).IsTrue("verbatim")
            ? $"{where}: its {name} is mrkdwn without \"verbatim\": true, so Slack would make links and mentions of plain names in it."
            : null;
    }

    /// <summary>The choices of a menu.</summary>
    public static string? Options(JsonElement owner, string where, int most)
    {
        if (owner.Member("options") is not { ValueKind: JsonValueKind.Array } options)
            return $"{where}: it needs options.";
        var count = options.GetArrayLength();
        if (count is 0 || count > most)
            return $"{where}: it has {count} options, and Slack takes 1 to {most}.";
        return options
            .EnumerateArray()
            .Select((option, index) => Option(option, $"{where}.options[{index}]"))
            .FirstOrDefault(problem => problem is not null);
    }

    public static string? Confirm(JsonElement owner, string where) =>
        owner.Member("confirm") is { } confirm
            ? Plain(confirm, "title", $"{where}.confirm", 100, isRequired: true)
                ?? Any(confirm, "text", $"{where}.confirm", 300, isRequired: true)
                ?? Plain(confirm, "confirm", $"{where}.confirm", 30, isRequired: true)
                ?? Plain(confirm, "deny", $"{where}.confirm", 30, isRequired: true)
            : null;

    private static string? Option(JsonElement option, string where) =>
        Any(option, "text", where, 75, isRequired: true)
        ?? Required(option, "value", where, 150)
        ?? Any(option, "description", where, 75)
        ?? Length(option, "url", where, 3000);

    private static string TooLong(string where, string name, int length, int most) =>
        $"{where}: its {name} has {length} characters, and Slack takes {most}; shorten it.";
}
