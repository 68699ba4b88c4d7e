using System.Diagnostics.Metrics;
using Dapper;
using DigestBot.Articles;
using DigestBot.Channels.Circuits;
using DigestBot.Storage;

namespace DigestBot.Operations.Telemetry;

/// <summary>What is so at this moment, looked up when somebody collects it.</summary>
internal sealed class Gauges : IHostedService, IDisposable
{
    private static readonly string[] _waiting = ["pending", "retrying"];
    private static readonly CircuitState[] _circuitStates = [CircuitState.Open, CircuitState.HalfOpen];

    private readonly Meter _meter = new(Measures.Name);
    private readonly Database _database;
    private readonly ServiceUrlCircuits _circuits;

    public Gauges(Database database, Library library, ServiceUrlCircuits circuits)
    {
        (_database, _circuits) = (database, circuits);
        _meter.CreateObservableGauge(
            "digestbot.deliveries.waiting",
            Waiting,
            "{delivery}",
            "Deliveries that are still to be sent, by state."
        );
        _meter.CreateObservableGauge(
            "digestbot.conversations.unreachable",
            () => Count("SELECT count(*) FROM conversations WHERE unreachable_at IS NOT NULL"),
            "{conversation}",
            "Conversations the bot cannot post to."
        );
        _meter.CreateObservableGauge(
            "digestbot.articles",
            () => library.Current.Articles.Count,
            "{article}",
            "Articles that are there to be read."
        );
        _meter.CreateObservableGauge(
            "digestbot.circuits",
            Circuits,
            "{circuit}",
            "Service URLs that are not posted to for now, by state."
        );
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Measures.BeginAtZero();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _meter.Dispose();

    /// <remarks>The index of what is to be attempted has these rows and no others: the cost is what waits, not what was.</remarks>
    private IEnumerable<Measurement<long>> Waiting()
    {
        using var connection = _database.OpenAsync(CancellationToken.None).GetAwaiter().GetResult();
        var counts = connection
            .Query<(string State, long Count)>(
                "SELECT state, count(*) FROM deliveries WHERE next_attempt IS NOT NULL GROUP BY state"
            )
            .ToDictionary(row => row.State, row => row.Count, StringComparer.Ordinal);
        return _waiting.Select(state => Measured(counts.GetValueOrDefault(state), state));
    }

    private IEnumerable<Measurement<long>> Circuits()
    {
        var now = _circuits.Snapshot();
        return _circuitStates.Select(state => Measured(now.Count(circuit => circuit.State == state), state.Say()));
    }

    private long Count(string sql)
    {
        using var connection = _database.OpenAsync(CancellationToken.None).GetAwaiter().GetResult();
        return connection.ExecuteScalar<long>(sql);
    }

    private static Measurement<long> Measured(long value, string state) =>
        new(value, new KeyValuePair<string, object?>("state", state));
}
