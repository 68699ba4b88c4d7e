using System.Diagnostics;
using Xunit;

namespace DigestBot.Testing;

/// <summary>The real programs that some tests need and that a fresh machine may lack.</summary>
/// <remarks>
/// With <c>DIGESTBOT_REQUIRE_REAL_PARTS=1</c> a missing part fails the test; otherwise the test is skipped.
/// </remarks>
public static class RealParts
{
    public static bool Required =>
        string.Equals(
            Environment.GetEnvironmentVariable("DIGESTBOT_REQUIRE_REAL_PARTS"),
            "1",
            StringComparison.Ordinal
        );

    /// <summary>The root of the checkout, found from the running test's own folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Where the npm peers are installed (<c>npm ci</c> in <c>tests/peers</c>), or null.</summary>
    public static string? Peers =>
        Directory.Exists(Path.Combine(Root, "tests", "peers", "node_modules")) && OnPath("node")
            ? Path.Combine(Root, "tests", "peers")
            : null;

    public static string? Chromium => File.Exists("/usr/bin/chromium") ? "/usr/bin/chromium" : null;

    /// <summary>The part. Without it the test is skipped, or fails where no part may be missing.</summary>
    public static string Need(string? part, string what)
    {
        var why = $"{what} is not installed here; .ci/run installs it.";
        Assert.SkipWhen(part is null && !Required, why);
        Assert.True(part is not null, why);
        return part!;
    }

    public static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, program)));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "DigestBot.sln")))
                return folder.FullName;
        throw new UnreachableException("The tests run outside a checkout of DigestBot.");
    }
}
