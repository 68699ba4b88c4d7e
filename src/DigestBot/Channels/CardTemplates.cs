using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using DigestBot.Cards;
using DigestBot.Channels.Slack;

namespace DigestBot.Channels;

/// <summary>
/// The message templates, <c>cards/CHANNEL/NAME.json</c>: read at start, and again when a file changes. A broken file is
/// refused at start; later it is reported and the last good template stays.
/// </summary>
internal sealed class CardTemplates : IDisposable
{
    /// <summary>Editors write a file in several steps; it is read when it has been quiet for so long.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);

    private readonly string _folder;
    private readonly ILogger<CardTemplates> _logger;
    private readonly ConcurrentDictionary<(string Channel, string Name), LoadedCard> _cards = [];
    private readonly Lock _reading = new();
    private readonly FileSystemWatcher _watcher;
    private readonly ITimer _timer;
    private int _edition;

    /// <param name="folder">The folder that holds one folder a channel.</param>
    /// <exception cref="CardTemplateException">A template is broken; it says where.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FileNotFoundException">A template that is needed is missing.</exception>
    public CardTemplates(string folder, ILogger<CardTemplates> logger, TimeProvider time)
    {
        _folder = Path.GetFullPath(folder);
        _logger = logger;
        if (!Directory.Exists(_folder))
            throw new DirectoryNotFoundException($"The card templates are missing: there is no folder {_folder}.");
        foreach (var path in Files())
            Read(path);
        CardNames.RequireAll(_folder, _cards.Keys);
        _timer = time.CreateTimer(_ => Reload(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _watcher = Watch();
    }

    /// <summary>Another number after a template has changed.</summary>
    public int Edition => Volatile.Read(ref _edition);

    /// <summary>The template of a channel as it is now, such as <c>Get("teams", "digest")</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public CardTemplate Get(string channel, string name) => Loaded(channel, name).Template;

    /// <summary>The same with its text.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public LoadedCard Loaded(string channel, string name) =>
        _cards.TryGetValue((channel, name), out var card)
            ? card
            : throw new KeyNotFoundException($"There is no card template {Path.Combine(_folder, channel, name)}.json.");

    public void Dispose()
    {
        _watcher.Dispose();
        _timer.Dispose();
    }

    private FileSystemWatcher Watch()
    {
        var watcher = new FileSystemWatcher(_folder, "*.json") { IncludeSubdirectories = true };
        watcher.Changed += (_, _) => Wait();
        watcher.Created += (_, _) => Wait();
        watcher.Renamed += (_, _) => Wait();
        watcher.Error += (_, _) => Wait();
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    private void Wait() => _timer.Change(Quiet, Timeout.InfiniteTimeSpan);

    private void Reload()
    {
        lock (_reading)
            foreach (var path in Files())
                TryRead(path);
    }

    private void TryRead(string path)
    {
        try
        {
            if (!Read(path))
                return;
            Interlocked.Increment(ref _edition);
            _logger.CardReloaded(path);
        }
        catch (CardTemplateException refused)
        {
            _logger.CardRefused(refused.Message);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            _logger.CardUnreadable(path, unreadable.Message);
        }
    }

    /// <returns>Whether the file was not known as it is now.</returns>
    private bool Read(string path)
    {
        var json = File.ReadAllBytes(path);
        var key = (Path.GetFileName(Path.GetDirectoryName(path)) ?? "", Path.GetFileNameWithoutExtension(path));
        if (_cards.TryGetValue(key, out var known) && known.Json.AsSpan().SequenceEqual(json))
            return false;
        _cards[key] = new LoadedCard(key.Item2, json, Parse(json, path, key.Item1));
        return true;
    }

    /// <summary>What is no card would reach people as an empty message.</summary>
    private static CardTemplate Parse(byte[] json, string path, string channel)
    {
        var template = CardTemplate.Parse(json, path);
        using var document = JsonDocument.Parse(json);
        if (channel == CardNames.Slack)
            return SlackTemplateRules.Objection(document.RootElement) is { } objection
                ? throw new CardTemplateException(path, 1, 1, objection)
                : template;
        return
            document.RootElement is { ValueKind: JsonValueKind.Object } root
            && root.TryGetProperty("type", out var type)
            && type.ValueKind == JsonValueKind.String
            && type.GetString() == "AdaptiveCard"
            ? template
            : throw new CardTemplateException(path, 1, 1, "A card is an object with \"type\": \"AdaptiveCard\".");
    }

    private IEnumerable<string> Files() =>
        Directory
            .EnumerateDirectories(_folder)
            .SelectMany(channel => Directory.EnumerateFiles(channel, "*.json"))
            .Order();
}

/// <summary>A template as it was read.</summary>
internal sealed record LoadedCard(string Name, byte[] Json, CardTemplate Template)
{
    /// <summary>Tells one text of a template from every other.</summary>
    public string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(Json))[..32];
}
