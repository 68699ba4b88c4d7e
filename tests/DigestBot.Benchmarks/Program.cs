using System.CommandLine;
using DigestBot.Benchmarks.Delivery;
using DigestBot.Benchmarks.Looks;
using DigestBot.Benchmarks.Proofs;
using DigestBot.Benchmarks.Quality;
using DigestBot.Benchmarks.Robustness;
using DigestBot.Benchmarks.Slack;
using DigestBot.Benchmarks.Speed;
using DigestBot.Benchmarks.Turns;

return new RootCommand("Measures DigestBot")
{
    QualityCommand.Create(),
    SpeedCommand.Create(),
    BenchCommand.Create(),
    FuzzCommand.Create(),
    RoundTripCommand.Create(),
    FanoutCommand.Create(),
    FanoutSenders.Service(),
    FanoutSenders.Bare(),
    Receiver.Create(),
    IdleCommand.Create(),
    SlashCommand.Create(),
    TurnsCommand.Create(),
    BareEndpoint.Create(),
    KillCommand.Create(),
    StopCommand.Create(),
    DiskCommand.Create(),
    ClockCommand.Create(),
    HostileCommand.Create(),
    BlocksCommand.Create(),
}
    .Parse(args)
    .Invoke();
