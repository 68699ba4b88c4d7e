using System.Globalization;

namespace DigestBot.Testing.Proofs;

/// <summary>A process whose wall clock can be moved while it runs: <c>libfaketime</c>, told by a file. Its monotonic clock goes on as it is.</summary>
internal sealed class FakeTimeLibrary(string library, string file)
{
    /// <summary>Null where it is not installed (Debian's package <c>libfaketime</c>).</summary>
    public static string? Path { get; } =
        Directory.Exists("/usr/lib")
            ? Directory
                .EnumerateDirectories("/usr/lib", "*-linux-gnu")
                .Select(folder => System.IO.Path.Combine(folder, "faketime", "libfaketimeMT.so.1"))
                .FirstOrDefault(File.Exists)
            : null;

    public TimeSpan Offset { get; private set; }

    /// <summary>What the process takes for the time.</summary>
    public DateTimeOffset Now => TimeProvider.System.GetUtcNow() + Offset;

    /// <summary>Moves the clock to so far from the machine's.</summary>
    public void Jump(TimeSpan offset)
    {
        Offset = offset;
        var temporary = file + ".new";
        File.WriteAllText(temporary, offset.TotalSeconds.ToString("+0;-0", CultureInfo.InvariantCulture) + "\n");
        File.Move(temporary, file, overwrite: true);
    }

    public void AddTo(IDictionary<string, string> environment)
    {
        environment["LD_PRELOAD"] = library;
        environment["FAKETIME_TIMESTAMP_FILE"] = file;
        environment["FAKETIME_NO_CACHE"] = "1";
        environment["FAKETIME_DONT_FAKE_MONOTONIC"] = environment["DONT_FAKE_MONOTONIC"] = "1";
    }
}
