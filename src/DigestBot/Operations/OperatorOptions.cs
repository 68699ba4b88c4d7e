using System.ComponentModel.DataAnnotations;

namespace DigestBot.Operations;

/// <summary>Section <c>Operator</c>: who may look into the service from elsewhere.</summary>
internal sealed class OperatorOptions : IValidatableObject
{
    public const string Section = "Operator";

    private const int ShortestKey = 16;

    /// <summary>What an operator's program sends as <c>Authorization: Bearer</c>; empty gives nobody access.</summary>
    public string Key { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Key.Length > 0 && (Key.Length < ShortestKey || Key.Any(c => c is <= ' ' or > '~')))
            yield return new ValidationResult(
                $"Operator:Key must have at least {ShortestKey} characters, letters, digits and signs without blanks. \"openssl rand -hex 24\" makes one."
            );
    }
}
