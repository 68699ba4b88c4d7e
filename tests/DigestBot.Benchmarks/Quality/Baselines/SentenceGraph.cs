namespace DigestBot.Benchmarks.Quality.Baselines;

/// <summary>PageRank over sentences that are alike (Brin and Page, 1998), by power iteration.</summary>
internal static class SentenceGraph
{
    private const double Damping = 0.85;
    private const double Enough = 1e-6;
    private const int MostRounds = 200;

    /// <param name="alike">How alike two sentences are; 0 for no edge.</param>
    /// <returns>The best sentences' indexes, ascending.</returns>
    public static IReadOnlyList<int> Best(int sentences, Func<int, int, double> alike, int count)
    {
        var ranks = Ranks(Edges(sentences, alike));
        return
        [
            .. Enumerable
                .Range(0, sentences)
                .OrderByDescending(i => Math.Round(ranks[i], 9))
                .ThenBy(i => i)
                .Take(count)
                .Order(),
        ];
    }

    private static double[][] Edges(int sentences, Func<int, int, double> alike)
    {
        var edges = new double[sentences][];
        for (var i = 0; i < sentences; i++)
        {
            edges[i] = new double[sentences];
            for (var j = 0; j < sentences; j++)
                edges[i][j] = i == j ? 0 : alike(i, j);
            var sum = edges[i].Sum();
            for (var j = 0; j < sentences; j++)
                edges[i][j] = sum > 0 ? edges[i][j] / sum : 1.0 / sentences;
        }
        return edges;
    }

    private static double[] Ranks(double[][] edges)
    {
        var ranks = Enumerable.Repeat(1.0 / Math.Max(1, edges.Length), edges.Length).ToArray();
        for (var round = 0; round < MostRounds; round++)
        {
            var next = new double[edges.Length];
            for (var i = 0; i < edges.Length; i++)
            for (var j = 0; j < edges.Length; j++)
                next[j] += Damping * ranks[i] * edges[i][j];
            for (var j = 0; j < edges.Length; j++)
                next[j] += (1 - Damping) / edges.Length;
            var change = next.Zip(ranks, (a, b) => Math.Abs(a - b)).Sum();
            ranks = next;
            if (change < Enough)
                break;
        }
        return ranks;
    }
}
