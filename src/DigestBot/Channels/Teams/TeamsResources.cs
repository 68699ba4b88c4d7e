namespace DigestBot.Channels.Teams;

/// <summary>What the build puts into the program for the Teams app: icons it has drawn, and words.</summary>
internal static class TeamsResources
{
    /// <param name="name">Such as <c>color.png</c>.</param>
    public static byte[] Read(string name)
    {
        using var resource =
            typeof(TeamsResources).Assembly.GetManifestResourceStream($"teams/{name}")
            ?? throw new InvalidOperationException($"The program was built without teams/{name}.");
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
