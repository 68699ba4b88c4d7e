using Microsoft.Extensions.Options;

namespace DigestBot.Topics;

/// <summary>The keyword map in force. An edit that is not valid is refused with its reasons, and the old map stays.</summary>
internal sealed class TopicCatalog : IDisposable
{
    private readonly ILogger<TopicCatalog> _log;
    private readonly IDisposable? _subscription;
    private TopicMap _map;

    public TopicCatalog(IOptionsMonitor<TopicSettings> settings, ILogger<TopicCatalog> log)
    {
        _log = log;
        var (map, faults) = TopicMap.Build(settings.CurrentValue.Topics);
        _map = map ?? throw new SettingsException(string.Join(Environment.NewLine, faults));
        _subscription = settings.OnChange(Replace);
    }

    public TopicMap Current => Volatile.Read(ref _map);

    public event EventHandler? Changed;

    public void Dispose() => _subscription?.Dispose();

    private void Replace(TopicSettings settings)
    {
        var (map, faults) = TopicMap.Build(settings.Topics);
        foreach (var fault in faults)
            _log.TopicMapRefused(fault);
        if (map is null)
            return;
        Volatile.Write(ref _map, map);
        _log.TopicMapReplaced(map.Topics.Count);
        Changed?.Invoke(this, EventArgs.Empty);
    }
}

/// <summary>The whole keyword map as it stands in the settings.</summary>
internal sealed class TopicSettings
{
    public Dictionary<string, TopicOptions> Topics { get; } = new(StringComparer.OrdinalIgnoreCase);
}
