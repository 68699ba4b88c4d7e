using System.Text.Json;

namespace DigestBot.BotFramework;

/// <summary>What the sender's client says about itself.</summary>
/// <param name="Timezone">An IANA zone such as <c>Europe/London</c>, unverified.</param>
/// <param name="Locale">A BCP 47 tag such as <c>en-GB</c>.</param>
/// <param name="Country">An ISO 3166 code such as <c>GB</c>.</param>
/// <param name="Platform">For instance <c>Web</c>, <c>Windows</c>, <c>iOS</c>.</param>
public sealed record ClientInfo(string? Timezone, string? Locale, string? Country, string? Platform);

public static class ClientInfoReading
{
    /// <summary>The <c>clientInfo</c> entity, completed by <c>localTimezone</c> and <c>locale</c> of the activity.</summary>
    public static ClientInfo ClientInfo(this Activity activity)
    {
        var entity = activity.EntityOfType("clientInfo");
        return new(
            Given(activity.LocalTimezone) ?? Given(entity.Text("timezone")),
            Given(activity.Locale) ?? Given(entity.Text("locale")),
            Given(entity.Text("country")),
            Given(entity.Text("platform"))
        );
    }

    private static JsonElement? EntityOfType(this Activity activity, string type)
    {
        foreach (var entity in activity.Entities ?? [])
            if (((JsonElement?)entity).IsText("type", type))
                return entity;
        return null;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
