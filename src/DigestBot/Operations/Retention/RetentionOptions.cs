using System.ComponentModel.DataAnnotations;

namespace DigestBot.Operations.Retention;

/// <summary>Section <c>Retention</c>: how long what is kept.</summary>
internal sealed class RetentionOptions : IValidatableObject
{
    public const string Section = "Retention";

    private const int MostDays = 36_500;

    /// <summary>For how many days the ledger keeps a delivery after it was due.</summary>
    [Range(8, MostDays, ErrorMessage = "Retention:LedgerDays must be between 8 and 36500.")]
    public int LedgerDays { get; set; } = 400;

    /// <summary>For how many days a text is kept after it was removed or replaced; 0 keeps it for ever.</summary>
    public int ArticleDays { get; set; }

    /// <summary>After how many days a conversation is forgotten from which the bot was removed, or where it cannot post.</summary>
    [Range(1, MostDays, ErrorMessage = "Retention:RemovedDays must be between 1 and 36500.")]
    public int RemovedDays { get; set; } = 90;

    /// <remarks>Not less than 8 days: until then a digest of it may still be on its way.</remarks>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ArticleDays is not (0 or (>= 8 and <= MostDays)))
            yield return new ValidationResult("Retention:ArticleDays must be 0 (for ever) or between 8 and 36500.");
    }
}
