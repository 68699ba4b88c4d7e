namespace DigestBot.BotFramework.Tests;

internal static class Changing
{
    /// <summary>The same object, after a change.</summary>
    public static T Also<T>(this T subject, Action<T> change)
        where T : class
    {
        change(subject);
        return subject;
    }
}
