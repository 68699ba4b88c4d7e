using DigestBot.Operations.Ledger;

namespace DigestBot.Operations.CommandLine;

/// <summary>One delivery in full.</summary>
internal static class DeliverySheet
{
    public static void Write(DeliveryView delivery, TextWriter output)
    {
        Line(output, "Delivery", Words.Number(delivery.Id));
        Line(output, "Conversation", $"{Words.Number(delivery.Conversation)} ({delivery.Channel})");
        Line(output, "Schedule", Words.Number(delivery.Subscription));
        Line(output, "Due", $"{Words.Instant(delivery.Due)} UTC");
        Line(output, "State", delivery.State);
        if (delivery.SentAt is { } sent)
            Line(
                output,
                "Acknowledged",
                $"{Words.Instant(sent)} UTC, {Words.Duration(delivery.LateSeconds ?? 0)} late"
            );
        if (delivery.NextAttempt is { } next)
            Line(output, "Next try", $"{Words.Instant(next)} UTC");
        if (delivery.Receipt is not null)
            Line(output, "Receipt", delivery.Receipt);
        if (delivery.PossibleDuplicate)
            Line(output, "Duplicate", "it may have arrived twice");
        if (delivery.Error is not null)
            Line(output, "Error", delivery.Error);
        foreach (var attempt in delivery.Attempts)
            Line(output, $"Try {attempt.Number}", Said(attempt));
        foreach (var section in delivery.Sections ?? [])
            Line(output, $"Section {section.Id}", $"{section.Article} › {section.Heading}");
    }

    private static string Said(AttemptView attempt)
    {
        var took = attempt.Ended is { } ended
            ? Words.Duration((ended - attempt.Started).TotalSeconds)
            : "nobody knows how long";
        var status = attempt.HttpStatus is { } code ? $" ({Words.Number(code)})" : "";
        return $"{Words.Instant(attempt.Started)} UTC, {took}: {attempt.Outcome}{status}{(attempt.Reason is null ? "" : $". {attempt.Reason}")}";
    }

    private static void Line(TextWriter output, string name, string value) =>
        output.WriteLine($"{name, -14}{Words.Printable(value)}");
}
