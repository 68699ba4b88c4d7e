using System.ComponentModel.DataAnnotations;

namespace DigestBot.Operations.Telemetry;

/// <summary>Section <c>Telemetry</c>: where traces, metrics and logs are sent.</summary>
internal sealed class TelemetryOptions : IValidatableObject
{
    public const string Section = "Telemetry";

    /// <summary>The address of an OTLP receiver; empty sends nothing. <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> means the same.</summary>
    public string Otlp { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Otlp.Length > 0 && !IsAddress(Otlp))
            yield return new ValidationResult(
                $"Telemetry:Otlp is \"{Otlp}\", which is no address. Write for example \"http://localhost:4317\"."
            );
    }

    public static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
}
