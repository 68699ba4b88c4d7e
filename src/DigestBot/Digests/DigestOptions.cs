using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using DigestBot.Digests.Schedules;
using DigestBot.Wording;

namespace DigestBot.Digests;

/// <summary>Section <c>Digests</c>: the defaults of every digest.</summary>
internal sealed partial class DigestOptions : IValidatableObject
{
    public const string Key = "Digests";
    private const string Owners = "owners";
    private const string Everyone = "everyone";

    /// <summary>The zone of people whose channel does not tell theirs: an IANA name.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>The language of conversations whose app does not tell theirs, or tells one that is not there.</summary>
    public string Language { get; set; } = "en";

    /// <summary>At most how many sections one digest has.</summary>
    [Range(1, 15, ErrorMessage = "Digests:SectionsPerDigest must be between 1 and 15.")]
    public int SectionsPerDigest { get; set; } = 5;

    /// <summary>How late a digest may still be posted, in hours.</summary>
    [Range(0.1, 168, ErrorMessage = "Digests:CatchUpHours must be between 0.1 and 168.")]
    public double CatchUpHours { get; set; } = 6;

    /// <summary>Whether a digest with nothing new is posted as "Nothing new", instead of silence.</summary>
    public bool SayNothingNew { get; set; }

    /// <summary>For how many days after it was read an article is news.</summary>
    [Range(1, 3650, ErrorMessage = "Digests:NewsDays must be between 1 and 3650.")]
    public int NewsDays { get; set; } = 30;

    /// <summary>How many digests are posted at the same time.</summary>
    [Range(1, 256, ErrorMessage = "Digests:Concurrency must be between 1 and 256.")]
    public int Concurrency { get; set; } = 32;

    /// <summary>After how many hours of failed posts a conversation is left alone until somebody there speaks to the bot.</summary>
    [Range(1, 720, ErrorMessage = "Digests:ParkAfterHours must be between 1 and 720.")]
    public double ParkAfterHours { get; set; } = 24;

    /// <summary>At most how many schedules one conversation has.</summary>
    [Range(1, 50, ErrorMessage = "Digests:SchedulesPerConversation must be between 1 and 50.")]
    public int SchedulesPerConversation { get; set; } = 10;

    /// <summary>Days off, on which schedules of working days rest: <c>2026-12-25</c>, or <c>12-25</c> for every year.</summary>
    public IList<string> Holidays { get; set; } = [];

    /// <summary>When nothing is posted late, for conversations that did not choose: <c>22:00-07:00</c>; empty for never.</summary>
    public string QuietHours { get; set; } = "";

    /// <summary>Who may change what is posted in a channel: <c>owners</c> or <c>everyone</c>.</summary>
    public string ChannelSchedules { get; set; } = Owners;

    /// <summary>Who may besides, in every channel: ids in Microsoft Entra, user principal names, or <c>T024BE7LD/U023BECGF</c> in Slack.</summary>
    public IList<string> Managers { get; set; } = [];

    public bool MayEverybody => ChannelSchedules.Equals(Everyone, StringComparison.OrdinalIgnoreCase);

    public bool IsManager(string person) => Managers.Contains(person, StringComparer.OrdinalIgnoreCase);

    public QuietHours? Quiet => Schedules.QuietHours.Parse(QuietHours);

    public TimeSpan CatchUp => TimeSpan.FromHours(CatchUpHours);

    public TimeZoneInfo Zone => Zones.Find(TimeZone) ?? TimeZoneInfo.Utc;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Zones.Find(TimeZone) is null)
            yield return new ValidationResult(
                $"Digests:TimeZone is \"{TimeZone}\", which is no time zone. Write an IANA name such as \"Europe/London\"."
            );
        if (Languages.Shipped.Find(Language) is null)
            yield return new ValidationResult(
                $"Digests:Language is \"{Language}\", which is not there. Write one of {string.Join(", ", Languages.Shipped.All.Select(language => $"\"{language.Code}\""))}."
            );
        if (QuietHours.Length > 0 && Quiet is null)
            yield return new ValidationResult(
                $"Digests:QuietHours is \"{QuietHours}\", which is no span of the day. Write it as \"22:00-07:00\", or leave it empty for none."
            );
        if (!MayEverybody && !ChannelSchedules.Equals(Owners, StringComparison.OrdinalIgnoreCase))
            yield return new ValidationResult(
                $"Digests:ChannelSchedules is \"{ChannelSchedules}\"; it must be \"owners\" or \"everyone\"."
            );
        if (Managers.FirstOrDefault(one => !Person().IsMatch(one ?? "")) is { } nobody)
            yield return new ValidationResult(
                $"Digests:Managers has \"{nobody}\", which names nobody. Write an object id or a user principal name of Microsoft Entra, or \"T024BE7LD/U023BECGF\" for Slack."
            );
        if (Schedules.Holidays.Wrong(Holidays) is { } wrong)
            yield return new ValidationResult(
                $"Digests:Holidays has \"{wrong}\", which is no date. Write \"2026-12-25\", or \"12-25\" for every year."
            );
    }

    [GeneratedRegex(
        @"^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[^\s@/]+@[^\s@/]+|[TE][A-Z0-9]+/[UW][A-Z0-9]+)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Person();
}
