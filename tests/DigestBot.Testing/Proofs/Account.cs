using System.Globalization;

namespace DigestBot.Testing.Proofs;

/// <summary>What the receivers took, held against what was arranged and what the ledger says.</summary>
/// <param name="Arranged">Occurrences that had to be posted.</param>
/// <param name="Sent">Of those, how many the ledger calls sent.</param>
/// <param name="Lost">Not in the ledger, or called sent though no receiver took it under that id.</param>
/// <param name="Elsewhere">In the ledger in another state.</param>
/// <param name="Doubles">Posts beyond the first of their delivery.</param>
/// <param name="Unmarked">Doubles whose delivery is not marked as a possible duplicate.</param>
/// <param name="Unexplained">Doubles of deliveries that were not on their way whenever the service was stopped, or more than that explains.</param>
/// <param name="Orphans">Posts that belong to no delivery that the ledger calls sent.</param>
/// <param name="Repeated">Content that two deliveries gave to one conversation.</param>
/// <param name="Marked">Deliveries marked as possible duplicates.</param>
/// <param name="MarkedForNothing">Of those, the ones that were never interrupted on their way.</param>
public sealed record Account(
    int Arranged,
    int Sent,
    IReadOnlyList<string> Lost,
    IReadOnlyList<string> Elsewhere,
    int Doubles,
    IReadOnlyList<string> Unmarked,
    IReadOnlyList<string> Unexplained,
    IReadOnlyList<string> Orphans,
    IReadOnlyList<string> Repeated,
    int Marked,
    IReadOnlyList<string> MarkedForNothing
)
{
    /// <summary>Nothing lost, nothing doubled but what is marked and explained, and the ledger true.</summary>
    public bool Holds => Faults.All(fault => fault.Cases.Count == 0) && Sent == Arranged;

    private IReadOnlyList<(string Name, IReadOnlyList<string> Cases)> Faults =>
        [
            ("lost", Lost),
            ("not sent", Elsewhere),
            ("doubled without a mark", Unmarked),
            ("doubled without a reason", Unexplained),
            ("posts the ledger does not know", Orphans),
            ("content given twice", Repeated),
            ("marked without a reason", MarkedForNothing),
        ];

    /// <param name="interrupted">How often a delivery was on its way when the service was killed or its receiver broke off.</param>
    public static Account Of(
        IReadOnlyCollection<Occurrence> arranged,
        IReadOnlyList<LedgerRow> ledger,
        IReadOnlyCollection<Post> posts,
        IReadOnlyDictionary<long, int> interrupted
    )
    {
        var rows = ledger.ToDictionary(row => row.Occurrence);
        var wanted = arranged.Select(one => rows.GetValueOrDefault(one)).OfType<LedgerRow>().ToList();
        var taken = posts.ToLookup(post => (post.Conversation, post.ActivityId));
        var sent = wanted.Where(row => row.State == "sent").ToList();
        var content = sent.Where(row => taken[Receipt(row)].Any())
            .ToLookup(row => (row.Conversation, taken[Receipt(row)].First().Content));
        var groups = posts.GroupBy(post => (post.Conversation, post.Content)).ToList();
        var doubled = groups
            .Where(group => group.Count() > 1 && content[group.Key].Count() == 1)
            .Select(group => (Row: content[group.Key].Single(), Extra: group.Count() - 1))
            .ToList();
        return new Account(
            arranged.Count,
            sent.Count,
            [
                .. arranged.Where(one => !rows.ContainsKey(one)).Select(one => $"{one} is not in the ledger"),
                .. sent.Where(row => !taken[Receipt(row)].Any()).Select(row => $"{row} was never taken"),
            ],
            [.. wanted.Where(row => row.State != "sent").Select(row => row.ToString())],
            doubled.Sum(one => one.Extra),
            [.. doubled.Where(one => one.Row.PossibleDuplicate == 0).Select(one => Doubled(one.Row, one.Extra))],
            [
                .. doubled
                    .Where(one => one.Extra > interrupted.GetValueOrDefault(one.Row.Id))
                    .Select(one => Doubled(one.Row, one.Extra)),
            ],
            [.. groups.Where(group => !content[group.Key].Any()).SelectMany(group => group).Select(one => $"{one}")],
            [
                .. content
                    .Where(rowsOf => rowsOf.Count() > 1)
                    .Select(rowsOf => $"{rowsOf.Key}: {rowsOf.Count()} deliveries"),
            ],
            wanted.Count(row => row.PossibleDuplicate != 0),
            [
                .. wanted
                    .Where(row => row.PossibleDuplicate != 0 && !interrupted.ContainsKey(row.Id))
                    .Select(row => row.ToString()),
            ]
        );
    }

    /// <summary>The figures, and at most five cases of each fault.</summary>
    public override string ToString() =>
        string.Join(
            '\n',
            Faults
                .SelectMany(fault => fault.Cases.Take(5).Select(one => $"  {fault.Name}: {one}"))
                .Prepend(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Arranged} due, {Sent} sent, {Lost.Count} lost, {Elsewhere.Count} not sent, {Doubles} doubled ({Unmarked.Count} unmarked, {Unexplained.Count} unexplained), {Marked} marked as possible duplicates ({MarkedForNothing.Count} without a reason), {Orphans.Count} unknown to the ledger, {Repeated.Count} contents given twice"
                    )
                )
        );

    private static (string, string) Receipt(LedgerRow row) => (row.Conversation, row.ActivityId ?? "");

    private static string Doubled(LedgerRow row, int extra) => $"{row} arrived {extra + 1} times";
}
