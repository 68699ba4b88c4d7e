using DigestBot.BotFramework;
using DigestBot.Chat.Commands;
using DigestBot.Chat.Rights;
using DigestBot.Chat.Slack;
using DigestBot.Chat.Teams;

namespace DigestBot.Chat;

internal static class ChatSetup
{
    public static IServiceCollection AddChat(this IServiceCollection services) =>
        services
            .AddSingleton<ICommand, TopicCommand>()
            .AddSingleton<ICommand, TopicsCommand>()
            .AddSingleton<ICommand, SearchCommand>()
            .AddSingleton<ICommand, DigestCommand>()
            .AddSingleton<ICommand, ArticlesCommand>()
            .AddSingleton<ICommand, SectionsCommand>()
            .AddSingleton<ICommand, SectionCommand>()
            .AddSingleton<ICommand, SubscribeCommand>()
            .AddSingleton<ICommand, ScheduleCommand>()
            .AddSingleton<ICommand, RescheduleCommand>()
            .AddSingleton<ICommand, PauseCommand>()
            .AddSingleton<ICommand, ResumeCommand>()
            .AddSingleton<ICommand, SkipCommand>()
            .AddSingleton<ICommand, ZoneCommand>()
            .AddSingleton<ICommand, QuietCommand>()
            .AddSingleton<ICommand, UnsubscribeCommand>()
            .AddSingleton<ICommand, FollowCommand>()
            .AddSingleton<ICommand, UnfollowCommand>()
            .AddSingleton<ICommand, LanguageCommand>()
            .AddSingleton<ICommand, AboutCommand>()
            .AddSingleton<ICommand, ForgetCommand>()
            .AddSingleton<CommandReader>()
            .AddSingleton<ScheduleRights>()
            .AddSingleton<SlackReach>()
            .AddSingleton<CommandRunner>()
            .AddSingleton<Guide>()
            .AddSingleton<Welcome>()
            .AddSingleton<Homecoming>()
            .AddSingleton<Attendance>()
            .AddSingleton<ScheduleCards>()
            .AddSingleton<Corrections>()
            .AddSingleton<Answering>()
            .AddSingleton<TurnNotes>()
            .AddSingleton<CardButtons>()
            .AddSingleton<FollowUps>()
            .AddHostedService(provider => provider.GetRequiredService<FollowUps>())
            .AddSingleton<Invokes>()
            .AddSingleton<Bot>()
            .AddSlackViews()
            .AddTeams()
            .AddSingleton<TurnHandler>(provider => provider.GetRequiredService<Bot>().OnTurnAsync);
}
