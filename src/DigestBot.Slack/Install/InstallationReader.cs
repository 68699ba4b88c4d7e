using System.Text.Json;

namespace DigestBot.Slack;

/// <summary>Reads what <c>oauth.v2.access</c> answers.</summary>
internal static class InstallationReader
{
    /// <summary>Null when it is no bot's installation.</summary>
    public static SlackInstallation? Read(JsonElement? body)
    {
        var (team, enterprise) = (body.Member("team"), body.Member("enterprise"));
        if (
            body.Text("access_token") is not { Length: > 0 } token
            || body.Text("token_type") != "bot"
            || body.Text("bot_user_id") is not { } bot
            || body.Text("app_id") is not { } app
            || (team.Text("id") ?? enterprise.Text("id")) is null
        )
            return null;
        return new(
            team.Text("id"),
            team.Text("name") ?? enterprise.Text("name"),
            enterprise.Text("id"),
            token,
            bot,
            app,
            (body.Text("scope") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries),
            body.Member("authed_user").Text("id")
        );
    }
}
