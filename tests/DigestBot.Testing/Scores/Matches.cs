namespace DigestBot.Testing.Scores;

/// <summary>What was found of what was wanted: precision, recall and F1, each 0 to 1.</summary>
/// <param name="Extra">Found, and not wanted.</param>
/// <param name="Missed">Wanted, and not found.</param>
public readonly record struct Matches(int Found, int Extra, int Missed)
{
    public double Precision => Share(Found, Found + Extra);

    public double Recall => Share(Found, Found + Missed);

    public double F1 => Share(2 * Found, (2 * Found) + Extra + Missed);

    public static Matches operator +(Matches a, Matches b) =>
        new(a.Found + b.Found, a.Extra + b.Extra, a.Missed + b.Missed);

    /// <summary>Compares two lists without their order; an item that stands twice counts twice.</summary>
    /// <param name="ignored">Items that are no fault when they are found without being wanted.</param>
    public static Matches Of<T>(IEnumerable<T> found, IEnumerable<T> wanted, IReadOnlySet<T>? ignored = null)
    {
        var left = wanted.ToList();
        var (right, extra) = (0, 0);
        foreach (var item in found)
        {
            if (left.Remove(item))
                right++;
            else if (ignored?.Contains(item) != true)
                extra++;
        }
        return new Matches(right, extra, left.Count);
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
