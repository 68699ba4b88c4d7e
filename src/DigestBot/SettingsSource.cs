using Microsoft.Extensions.Configuration.Json;

namespace DigestBot;

/// <summary>A settings file that may be edited while the service runs: an edit that is no JSON changes nothing.</summary>
internal sealed class SettingsSource : JsonConfigurationSource
{
    /// <summary>Puts a source of this kind in the place of every JSON file.</summary>
    public static void Replace(IList<IConfigurationSource> sources)
    {
        for (var i = 0; i < sources.Count; i++)
            if (sources[i] is JsonConfigurationSource { Path: { } path } file and not SettingsSource)
                sources[i] = new SettingsSource
                {
                    Path = path,
                    FileProvider = file.FileProvider,
                    Optional = file.Optional,
                    ReloadOnChange = file.ReloadOnChange,
                    ReloadDelay = file.ReloadDelay,
                };
    }

    public override IConfigurationProvider Build(IConfigurationBuilder builder)
    {
        EnsureDefaults(builder);
        return new Provider(this);
    }

    private sealed class Provider(SettingsSource source) : JsonConfigurationProvider(source)
    {
        private bool _loaded;

        public override void Load(Stream stream)
        {
            var before = Data;
            try
            {
                base.Load(stream);
                _loaded = true;
            }
            catch (FormatException fault) when (_loaded)
            {
                Data = before;
                Console.Error.WriteLine($"{Setup.Unreadable(Source, fault)} The settings before stay until it can.");
            }
        }
    }
}
