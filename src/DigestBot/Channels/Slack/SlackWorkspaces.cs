using System.Collections.Immutable;
using System.Security.Cryptography;
using DigestBot.Slack;
using DigestBot.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace DigestBot.Channels.Slack;

/// <summary>The workspaces the app is installed in, each with its token: sealed in the database, open in memory.</summary>
internal sealed class SlackWorkspaces(
    Database database,
    KeyRing keys,
    SlackSettings settings,
    SlackOwnToken own,
    TimeProvider time,
    ILogger<SlackWorkspaces> log
) : IDisposable
{
    private readonly IDataProtector _seal = keys.Provider.CreateProtector("DigestBot.Slack.Tokens");
    private readonly SemaphoreSlim _changing = new(1, 1);
    private ImmutableDictionary<string, Installed>? _all;

    /// <summary>Null when the app is not installed there.</summary>
    public async ValueTask<string?> TokenAsync(string? workspace, CancellationToken cancellation)
    {
        if (workspace is null)
            return settings.BotToken;
        var all = _all ?? await LoadAsync(cancellation);
        if (all.TryGetValue(workspace, out var installed))
            return installed.Token;
        return own.MayBeOf(workspace) ? settings.BotToken : null;
    }

    /// <summary>Whose it is: only what is for this app and from a workspace that has its token is ours.</summary>
    public async ValueTask<SlackOrigin> OriginAsync(SlackInbound inbound, CancellationToken cancellation)
    {
        var origin = await FindAsync(inbound, cancellation);
        return IsOthers(inbound, origin.Workspace?.AppId) ? SlackOrigin.OtherApp : origin;
    }

    /// <summary>Whether it says that it is for another app than this one.</summary>
    public bool IsOthers(SlackInbound inbound, string? appId = null) =>
        (appId ?? settings.AppId) is { } ours
        && SlackFields.Text(inbound.Raw, "api_app_id") is { } named
        && named != ours;

    public async Task KeepAsync(SlackInstallation installation, CancellationToken cancellation)
    {
        var id = installation.TeamId ?? installation.EnterpriseId!;
        var row = new
        {
            id,
            name = installation.TeamName ?? "",
            app = installation.AppId,
            bot = installation.BotUserId,
            token = _seal.Protect(installation.BotToken),
            scopes = string.Join(',', installation.Scopes),
            now = time.GetUtcNow().ToStored(),
        };
        await database.ExecuteAsync(
            """
            INSERT INTO slack_workspaces (id, name, app_id, bot_user_id, token, scopes, installed_at)
            VALUES (@id, @name, @app, @bot, @token, @scopes, @now)
            ON CONFLICT (id) DO UPDATE SET name = @name, app_id = @app, bot_user_id = @bot, token = @token, scopes = @scopes,
                installed_at = @now
            """,
            row,
            cancellation
        );
        await ForgetReadAsync();
    }

    /// <param name="at">When it was removed, to the second: what was installed after that stays.</param>
    /// <returns>Whether nothing is installed there.</returns>
    public async Task<bool> RemoveAsync(string workspace, DateTimeOffset at, CancellationToken cancellation)
    {
        await database.ExecuteAsync(
            "DELETE FROM slack_workspaces WHERE id = @workspace AND installed_at < @after",
            new { workspace, after = at.AddSeconds(1).ToStored() },
            cancellation
        );
        await ForgetReadAsync();
        return !(await LoadAsync(cancellation)).ContainsKey(workspace);
    }

    public void Dispose() => _changing.Dispose();

    private async ValueTask<SlackOrigin> FindAsync(SlackInbound inbound, CancellationToken cancellation)
    {
        var all = _all ?? await LoadAsync(cancellation);
        foreach (var id in new[] { inbound.TeamId, inbound.Envelope.EnterpriseId })
            if (id is not null && all.TryGetValue(id, out var installed))
                return installed.Origin;
        return inbound.TeamId is { } team ? await own.OriginAsync(team, cancellation) : SlackOrigin.Stranger;
    }

    private async Task<ImmutableDictionary<string, Installed>> LoadAsync(CancellationToken cancellation)
    {
        await _changing.WaitAsync(cancellation);
        try
        {
            return _all ??= await ReadAsync(cancellation);
        }
        finally
        {
            _changing.Release();
        }
    }

    private async Task ForgetReadAsync()
    {
        await _changing.WaitAsync(CancellationToken.None);
        _all = null;
        _changing.Release();
    }

    private async Task<ImmutableDictionary<string, Installed>> ReadAsync(CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<Row>(
            "SELECT id AS Id, app_id AS AppId, bot_user_id AS BotUserId, token AS Token FROM slack_workspaces",
            null,
            cancellation
        );
        var all = ImmutableDictionary.CreateBuilder<string, Installed>(StringComparer.Ordinal);
        foreach (var row in rows)
            if (Open(row) is { } token)
                all[row.Id] = new(token, new(new SlackWorkspace(row.Id, row.AppId, row.BotUserId)));
        return all.ToImmutable();
    }

    private string? Open(Row row)
    {
        try
        {
            return _seal.Unprotect(row.Token);
        }
        catch (CryptographicException)
        {
            log.SlackTokenLost(row.Id, keys.Place);
            return null;
        }
    }

    private sealed record Row(string Id, string AppId, string BotUserId, string Token);

    private sealed record Installed(string Token, SlackOrigin Origin);
}
