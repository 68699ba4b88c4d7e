using System.CommandLine;

namespace DigestBot.Benchmarks.Proofs;

/// <summary>Options that the proofs share.</summary>
internal static class ProofOptions
{
    public static Option<string?> Service() =>
        new("--service") { Description = "The DigestBot.dll to run; the one built with this program by default." };

    public static Option<int> Number(string name, string description, int value) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };

    /// <summary>Writes a report, and says with the exit code whether it holds.</summary>
    public static int Conclude(TextWriter output, object report, bool holds)
    {
        output.WriteLine(report);
        output.WriteLine(holds ? "It holds." : "It does NOT hold.");
        return holds ? 0 : 1;
    }
}
