namespace DigestBot.Slack;

/// <summary>Slack's error codes: what they mean for the one who sends, and a sentence for people.</summary>
internal static class SlackErrors
{
    private static readonly Dictionary<string, (SlackStatus Status, string Sentence)> Known = new(
        StringComparer.Ordinal
    )
    {
        ["channel_not_found"] = (SlackStatus.Unreachable, "The channel is gone, or the app cannot see it."),
        ["is_archived"] = (SlackStatus.Unreachable, "The channel is archived."),
        ["not_in_channel"] = (SlackStatus.Unreachable, "The app is not a member of the channel; invite it there."),
        ["user_not_in_channel"] = (SlackStatus.Unreachable, "The person is not in the channel any more."),
        ["user_not_found"] = (SlackStatus.Unreachable, "The person is not in the workspace."),
        ["users_not_found"] = (SlackStatus.Unreachable, "The person is not in the workspace."),
        ["user_disabled"] = (SlackStatus.Unreachable, "The person's account is disabled."),
        ["cannot_dm_bot"] = (SlackStatus.Unreachable, "The conversation is with another app."),
        ["messages_tab_disabled"] = (SlackStatus.Unreachable, "The app's Messages tab is turned off in its settings."),
        ["restricted_action"] = (SlackStatus.Unreachable, "The workspace's rules do not let the app post here."),
        ["restricted_action_read_only_channel"] = (SlackStatus.Unreachable, "The channel is read-only."),
        ["restricted_action_thread_locked"] = (SlackStatus.Unreachable, "The thread is locked."),
        ["account_inactive"] = (SlackStatus.Unreachable, "The app was removed from the workspace."),
        ["token_revoked"] = (SlackStatus.Unreachable, "The app's token was revoked; install it again."),
        ["token_expired"] = (SlackStatus.Unreachable, "The app's token has expired; install it again."),
        ["invalid_auth"] = (
            SlackStatus.Unreachable,
            "Slack does not know the token; check the setting, or install the app again."
        ),
        ["not_authed"] = (SlackStatus.Unreachable, "The call had no token."),
        ["team_access_not_granted"] = (SlackStatus.Unreachable, "The app has no access to the workspace."),
        ["org_login_required"] = (SlackStatus.Retry, "The workspace is being moved to an organisation."),
        ["team_added_to_org"] = (SlackStatus.Retry, "The workspace is being moved to an organisation."),
        ["ratelimited"] = (SlackStatus.Retry, "Slack asks the app to slow down."),
        ["rate_limited"] = (SlackStatus.Retry, "Slack asks the app to slow down."),
        ["service_unavailable"] = (SlackStatus.Retry, "Slack is not available."),
        ["request_timeout"] = (SlackStatus.Retry, "The request did not reach Slack whole."),
        ["internal_error"] = (SlackStatus.Uncertain, "Slack failed, perhaps in the middle."),
        ["fatal_error"] = (SlackStatus.Uncertain, "Slack failed, perhaps in the middle."),
        ["msg_too_long"] = (SlackStatus.TooLarge, "The message's text is too long."),
        ["msg_blocks_too_long"] = (SlackStatus.TooLarge, "The message's blocks hold too much text."),
        ["metadata_too_large"] = (SlackStatus.TooLarge, "The message's metadata is too large."),
        ["view_too_large"] = (SlackStatus.TooLarge, "The view is larger than Slack takes."),
        ["missing_scope"] = (SlackStatus.Refused, "The app lacks a permission; add the scope and install it again."),
        ["not_allowed_token_type"] = (SlackStatus.Refused, "The token is of the wrong kind for this."),
        ["access_denied"] = (SlackStatus.Refused, "The app may not do this."),
        ["invalid_blocks"] = (SlackStatus.Refused, "Slack found the blocks malformed."),
        ["invalid_blocks_format"] = (SlackStatus.Refused, "Slack found the blocks malformed."),
        ["no_text"] = (SlackStatus.Refused, "The message was empty."),
        ["message_not_found"] = (SlackStatus.Refused, "The message is gone."),
        ["cant_update_message"] = (SlackStatus.Refused, "The message is not the app's own."),
        ["edit_window_closed"] = (SlackStatus.Refused, "The message can no longer be changed."),
        ["thread_not_found"] = (SlackStatus.Refused, "The thread is gone."),
        ["expired_trigger_id"] = (SlackStatus.Refused, "The dialog came too late: three seconds after the click."),
        ["exchanged_trigger_id"] = (SlackStatus.Refused, "This click has opened its dialog already."),
        ["trigger_exchanged"] = (SlackStatus.Refused, "This click has opened its dialog already."),
        ["invalid_trigger_id"] = (SlackStatus.Refused, "This click opens no dialog."),
        ["hash_conflict"] = (SlackStatus.Refused, "The view has changed in the meantime."),
        ["not_found"] = (SlackStatus.Refused, "The view is gone."),
        ["not_enabled"] = (SlackStatus.Refused, "The Home tab is turned off in the app's settings."),
        ["used_url"] = (SlackStatus.Refused, "The answer came too late: its address was used five times."),
        ["expired_url"] = (SlackStatus.Refused, "The answer came too late: its address is older than half an hour."),
        ["invalid_code"] = (SlackStatus.Refused, "The installation has expired or was done already; start it again."),
        ["code_already_used"] = (SlackStatus.Refused, "The installation was done already."),
        ["invalid_client_id"] = (SlackStatus.Refused, "Slack does not know the app; check Slack:ClientId."),
        ["bad_client_secret"] = (SlackStatus.Refused, "The secret is wrong; check Slack:ClientSecret."),
        ["bad_redirect_uri"] = (SlackStatus.Refused, "Slack:RedirectUrl is not among the app's redirect URLs."),
    };

    public static SlackStatus StatusOf(string? error) =>
        error is not null && Known.TryGetValue(error, out var known) ? known.Status : SlackStatus.Refused;

    /// <param name="details">What Slack says besides, such as which block is wrong.</param>
    public static string Sentence(string? error, string? details)
    {
        var meaning =
            error is not null && Known.TryGetValue(error, out var known) ? known.Sentence : "Slack refused it.";
        var more = string.Join(": ", new[] { error, details }.Where(part => !string.IsNullOrWhiteSpace(part)));
        return more.Length == 0 ? meaning : $"{meaning} ({(more.Length <= 300 ? more : more[..300] + "…")})";
    }
}
