namespace DigestBot.Testing.Scores;

/// <summary>A choice of sentences against what several people chose.</summary>
public static class Votes
{
    /// <summary>The mean over the people of the F1 between the choice and theirs.</summary>
    public static double F1(IReadOnlyCollection<int> chosen, IReadOnlyCollection<IReadOnlyCollection<int>> people) =>
        people.Count == 0 ? 0 : people.Average(person => Matches.Of(chosen, person).F1);
}
