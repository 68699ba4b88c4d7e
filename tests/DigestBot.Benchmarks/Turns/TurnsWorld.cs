using DigestBot.Benchmarks.Load;
using DigestBot.Testing.Proofs;

namespace DigestBot.Benchmarks.Turns;

/// <summary>The service as it is shipped, registered and logged in, with the sample article.</summary>
internal static class TurnsWorld
{
    /// <summary>Development, because only there a Connector without https gets answers.</summary>
    public static async Task<World> CreateAsync()
    {
        var world = await World.CreateAsync(sections: 0);
        File.Delete(world.InFolder("articles", "bulletins.md"));
        await using (var article = typeof(TurnsWorld).Assembly.GetManifestResourceStream("article.md")!)
        await using (var file = File.Create(world.InFolder("articles", "article.md")))
            await article.CopyToAsync(file);
        world.Settings["DOTNET_ENVIRONMENT"] = world.Settings["ASPNETCORE_ENVIRONMENT"] = "Development";
        world.Settings["Logging__LogLevel__Default"] = "Information";
        return world;
    }

    public static async Task<Peer> PeerAsync(ServiceProcess service) =>
        new(System.Diagnostics.Process.GetProcessById(service.Id), await service.Ready);
}
