using System.Diagnostics;
using System.Globalization;

namespace DigestBot.Testing.Proofs;

/// <summary>A disk of a few MB that only the programs started on it see: a tmpfs in a mount namespace, which needs no privileges.</summary>
/// <remarks>It takes the place of a folder, with what was in it. SQLite cannot open files there from outside; it takes them after <see cref="CopyOut"/>.</remarks>
public sealed class SmallDisk : IAsyncDisposable
{
    private const string Mount = """
        mkdir "$1.small" && mount -t tmpfs -o size="$2" none "$1.small" && cp -a "$1/." "$1.small" && mount --move "$1.small" "$1" \
            && echo mounted && exec sleep infinity
        """;

    private readonly Process _holder;
    private readonly string _folder;

    private SmallDisk(Process holder, string folder) => (_holder, _folder) = (holder, folder);

    /// <summary>What runs a command where the disk is.</summary>
    public IReadOnlyList<string> Wrapper =>
        [
            "nsenter",
            "--target",
            _holder.Id.ToString(CultureInfo.InvariantCulture),
            "--user",
            "--mount",
            "--preserve-credentials",
            "--wd=.",
        ];

    private string Outside => $"/proc/{_holder.Id}/root{_folder}";

    /// <summary>Null where namespaces are not allowed.</summary>
    public static async Task<SmallDisk?> MountAsync(string folder, int megabytes)
    {
        var size = string.Create(CultureInfo.InvariantCulture, $"{megabytes}m");
        var start = new ProcessStartInfo(
            "unshare",
            ["--map-root-user", "--mount", "sh", "-c", Mount, "sh", folder, size]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var holder = Process.Start(start)!;
        if (await holder.StandardOutput.ReadLineAsync() == "mounted")
            return new SmallDisk(holder, folder);
        holder.Dispose();
        return null;
    }

    /// <summary>Leaves not a byte.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(
            Path.Combine(Outside, "ballast"),
            FileMode.Append,
            FileAccess.Write,
            FileShare.Read,
            0
        );
        foreach (var size in (int[])[64 * 1024, 1])
            try
            {
                while (true)
                    ballast.Write(new byte[size]);
            }
            catch (IOException) { }
    }

    public void Free() => File.Delete(Path.Combine(Outside, "ballast"));

    /// <summary>Puts what is on the disk where it was before.</summary>
    public void CopyOut()
    {
        foreach (var file in Directory.GetFiles(_folder))
            File.Delete(file);
        foreach (var file in Directory.GetFiles(Outside))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
    }

    public async ValueTask DisposeAsync()
    {
        _holder.Kill();
        await _holder.WaitForExitAsync();
        _holder.Dispose();
    }
}
