using System.Globalization;
using System.Net;

namespace DigestBot.Testing.Proofs;

public sealed record DiskPlan(int Conversations, int Seed, double FullSeconds, string? Program = null);

/// <param name="SaidFull">Log lines that say that the database or disk is full.</param>
/// <param name="Turns">What people got who wrote while the disk was full, by what it was.</param>
/// <param name="Silent">Of those, the ones who got neither an answer nor an error that the channel tries again.</param>
public sealed record DiskReport(
    Account Account,
    int SaidFull,
    bool StayedUp,
    IReadOnlyDictionary<string, int> Turns,
    int Silent,
    int AnsweredAfter,
    IReadOnlyList<string> Violations
)
{
    public bool Holds =>
        Account is { Holds: true, Doubles: 0, Marked: 0 }
        && SaidFull > 0
        && StayedUp
        && Silent == 0
        && Violations.Count == 0;

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"the log says {SaidFull} times that the disk is full; the service {(StayedUp ? "stayed up" : "ENDED")}\n{Account}\nturns while it was full: {string.Join(", ", Turns.Select(one => $"{one.Value} {one.Key}"))}; {Silent} silent; {AnsweredAfter} answered when sent again\n{Violations.Count} calls that break the protocol"
        );
}

/// <summary>Fills the disk under the database while digests are sent and people write, frees it, and counts.</summary>
public static class DiskProof
{
    private const int Megabytes = 12;

    /// <returns>Null where no small disk can be made.</returns>
    public static async Task<DiskReport?> RunAsync(DiskPlan plan)
    {
        await using var world = await World.CreateAsync(sections: 20, plan.Program);
        var folder = Directory.CreateDirectory(world.InFolder("disk")).FullName;
        var file = Path.Combine(folder, "digestbot.db");
        world.Settings["ConnectionStrings__DigestBot"] = $"Data Source={file}";
        world.Ledger = new LedgerFile(file);
        var receiver = await world.AddReceiverAsync("receiver");
        receiver.Latency = TimeSpan.FromMilliseconds(50);
        var places = Place.Many(receiver, "chat", plan.Conversations, tenants: 25);
        await world.SubscribeAsync(places);
        var course = new Course(world, new Random(plan.Seed));
        await course.ArrangeAsync(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(plan.FullSeconds));
        await using var disk = await SmallDisk.MountAsync(folder, Megabytes);
        if (disk is null)
            return null;
        world.Wrapper = disk.Wrapper;
        return await RunAsync(
            world,
            disk,
            course,
            [.. Place.Many(receiver, "new", 10, tenants: 25), .. places.Take(10)],
            plan
        );
    }

    private static async Task<DiskReport> RunAsync(
        World world,
        SmallDisk disk,
        Course course,
        List<Place> people,
        DiskPlan plan
    )
    {
        await using var service = world.Start();
        using var http = new HttpClient { BaseAddress = await service.Ready };
        await UntilPostsAsync(world, service, 1);
        disk.Fill();
        var turns = await SpeakAsync(world, http, people);
        await Task.Delay(TimeSpan.FromSeconds(plan.FullSeconds));
        var full = service.Lines.Count(line => line.Contains("full", StringComparison.OrdinalIgnoreCase));
        disk.Free();
        await UntilPostsAsync(world, service, course.Arranged.Count);
        var again = await SpeakAsync(world, http, people, again: true);
        var stayedUp = service.IsRunning;
        await service.TerminateAsync();
        disk.CopyOut();
        return new DiskReport(
            await course.AccountAsync(new Dictionary<long, int>()),
            full,
            stayedUp,
            turns.CountBy(turn => turn).ToDictionary(StringComparer.Ordinal),
            turns.Count(turn => turn == Silence),
            again.Count(turn => turn == Answer),
            [.. world.Receivers.SelectMany(receiver => receiver.Violations)]
        );
    }

    private static Task UntilPostsAsync(World world, ServiceProcess service, int count) =>
        Patience.UntilAsync(
            () => Task.FromResult(world.Posts.Count >= count),
            TimeSpan.FromMinutes(2),
            () => $"{world.Posts.Count} of {count} posts came.\n{service.Log}"
        );

    private const string Silence = "nothing";
    private const string Answer = "an answer";

    /// <summary>Each in turn says something that has to be written down.</summary>
    private static async Task<List<string>> SpeakAsync(
        World world,
        HttpClient http,
        List<Place> people,
        bool again = false
    )
    {
        var got = new List<string>();
        foreach (var place in people)
        {
            var before = place.Receiver.Replies;
            var status = await world.SayAsync(http, place, "/subscribe daily 23:11 UTC", $"full-{place.Id}");
            got.Add(
                place.Receiver.Replies > before ? Answer
                : status >= HttpStatusCode.InternalServerError ? $"{(int)status}"
                : again ? "known already"
                : Silence
            );
        }
        return got;
    }
}
