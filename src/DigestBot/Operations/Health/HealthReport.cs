using System.Text.Json.Serialization;

namespace DigestBot.Operations.Health;

internal enum HealthStatus
{
    /// <summary>All is well.</summary>
    Ready,

    /// <summary>It serves, but somebody should look.</summary>
    Degraded,

    /// <summary>It cannot do its work.</summary>
    Unready,
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Says">A sentence for the operator.</param>
internal sealed record HealthCheck(string Name, HealthStatus Status, string Says);

/// <param name="Status">The worst of the checks.</param>
/// <param name="Checks">Only for those who may see details.</param>
internal sealed record HealthReport(
    HealthStatus Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<HealthCheck>? Checks = null
);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    WriteIndented = true
)]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class HealthJson : JsonSerializerContext;
