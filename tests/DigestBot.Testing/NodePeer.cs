using System.Diagnostics;
using System.Text.Json;

namespace DigestBot.Testing;

/// <summary>
/// A script of <c>tests/peers</c>, running in Node: one JSON request a line in, one JSON answer a line out.
/// </summary>
public sealed class NodePeer : IDisposable
{
    private readonly Process _process;
    private readonly Lock _turn = new();

    private NodePeer(Process process) => _process = process;

    /// <summary>Where npm's packages are missing, the test is skipped.</summary>
    /// <param name="script">A file of <c>tests/peers</c>, such as <c>templating.mjs</c>.</param>
    /// <param name="arguments">What the script is told.</param>
    public static NodePeer Start(string script, params string[] arguments)
    {
        var folder = RealParts.Need(RealParts.Peers, "What tests/peers has from npm");
        var start = new ProcessStartInfo("node", [Path.Combine(folder, script), .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new NodePeer(Process.Start(start) ?? throw new InvalidOperationException("node did not start."));
    }

    /// <summary>Sends one request and waits for its answer. Safe from several threads, one at a time.</summary>
    /// <exception cref="InvalidOperationException">The script ended; its last words are on standard error.</exception>
    public JsonElement Ask<TRequest>(TRequest request)
    {
        lock (_turn)
        {
            _process.StandardInput.WriteLine(JsonSerializer.Serialize(request));
            _process.StandardInput.Flush();
            var answer = _process.StandardOutput.ReadLine();
            return JsonElement.Parse(answer ?? throw new InvalidOperationException("The peer script ended."));
        }
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
