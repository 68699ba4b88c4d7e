using System.Globalization;
using System.Text.Json;

namespace DigestBot.Slack;

/// <summary>Slack's limits for what stands in blocks: buttons, menus, inputs, pictures. Each answers with a sentence, or null.</summary>
internal static class ElementCheck
{
    private const int MostOptions = 100;
    private const int MostBoxes = 10;
    private const int MostOverflow = 5;

    public static string? Accessory(JsonElement element, string where) =>
        element.Text("type") == "image" ? Image(element, where) : Action(element, where);

    public static string? Input(JsonElement element, string where) =>
        element.Text("type") is "plain_text_input" or "email_text_input" or "url_text_input" or "number_input"
            ? Common(element, where) ?? TextCheck.Length(element, "initial_value", where, 3000)
        : element.Text("type") is "button" or "overflow" ? $"{where}: a {element.Text("type")} cannot be an input."
        : Action(element, where);

    /// <summary>What can be pressed or chosen from.</summary>
    public static string? Action(JsonElement element, string where) =>
        Common(element, where)
        ?? element.Text("type") switch
        {
            "button" => Button(element, where),
            "overflow" => TextCheck.Options(element, where, MostOverflow),
            "checkboxes" or "radio_buttons" => TextCheck.Options(element, where, MostBoxes),
            "static_select" or "multi_static_select" => Choices(element, where),
            "timepicker" => Moment(element, "initial_time", "HH:mm", where),
            "datepicker" => Moment(element, "initial_date", "yyyy-MM-dd", where),
            "users_select" or "conversations_select" or "channels_select" or "external_select" => null,
            "multi_users_select" or "multi_conversations_select" or "multi_channels_select" => null,
            "multi_external_select" or "datetimepicker" => null,
            var type => $"{where}: nothing of type {type ?? "(none)"} can stand here.",
        };

    public static string? Image(JsonElement image, string where) =>
        (image.Member("slack_file") is null ? TextCheck.Required(image, "image_url", where, 3000) : null)
        ?? TextCheck.Required(image, "alt_text", where, 2000);

    private static string? Common(JsonElement element, string where) =>
        TextCheck.Length(element, "action_id", where, 255)
        ?? TextCheck.Plain(element, "placeholder", where, 150)
        ?? TextCheck.Confirm(element, where);

    private static string? Button(JsonElement button, string where) =>
        TextCheck.Plain(button, "text", where, 75, isRequired: true)
        ?? TextCheck.Length(button, "value", where, 2000)
        ?? TextCheck.Length(button, "url", where, 3000)
        ?? TextCheck.Length(button, "accessibility_label", where, 75)
        ?? (
            button.Member("style") is { } && button.Text("style") is not ("primary" or "danger")
                ? $"{where}: its style is neither primary nor danger."
                : null
        );

    private static string? Choices(JsonElement menu, string where)
    {
        if (menu.Member("option_groups") is not { } groups)
            return TextCheck.Options(menu, where, MostOptions);
        if (groups.ValueKind != JsonValueKind.Array || groups.GetArrayLength() is 0 or > MostOptions)
            return $"{where}: it may have 1 to {MostOptions} option_groups.";
        return groups
            .EnumerateArray()
            .Select((group, index) => (Group: group, Where: $"{where}.option_groups[{index}]"))
            .Select(group =>
                TextCheck.Plain(group.Group, "label", group.Where, 75, isRequired: true)
                ?? TextCheck.Options(group.Group, group.Where, MostOptions)
            )
            .FirstOrDefault(problem => problem is not null);
    }

    private static string? Moment(JsonElement picker, string name, string format, string where) =>
        picker.Member(name) is null
        || DateTime.TryParseExact(picker.Text(name), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? null
            : $"{where}: its {name} is not of the form {format}.";
}
