using DigestBot.Digests.Schedules.Phrases;
using DigestBot.Slack;
using DigestBot.Wording;

namespace DigestBot.Chat.Slack;

/// <summary>What somebody filled in.</summary>
/// <param name="Words">As <c>/subscribe</c> takes it.</param>
/// <param name="Problem">The input that is wrong, and why; null when <c>/subscribe</c> may look at it.</param>
internal sealed record FilledDialog(string Channel, string Words, (string Input, string Sentence)? Problem)
{
    /// <summary>The input of the conversation.</summary>
    public const string Where = "channel";

    /// <summary>The input of the time.</summary>
    public const string When = "time";

    private const string Days = "days";
    private const string Zone = "zone";
    private const string Mode = "mode";
    private const string Topics = "topics";

    public static FilledDialog Of(SlackView view, Language language)
    {
        var channel = Value(view, Where) ?? "";
        var (clock, days, zone) = (Value(view, When) ?? "", Values(view, Days), Value(view, Zone)?.Trim() ?? "");
        var about = Value(view, Mode) switch
        {
            "all" => " all",
            "topics" => $" topics {string.Join(", ", Values(view, Topics))}",
            _ => "",
        };
        return new FilledDialog(channel, $"{string.Join(',', days)} {clock} {zone}{about}", ProblemOf(view, language));
    }

    private static (string, string)? ProblemOf(SlackView view, Language language)
    {
        var say = language.Texts.Dialog;
        if (Value(view, Where) is not { Length: > 0 })
            return (Where, say.ChooseWhere);
        if (Value(view, When) is not { Length: > 0 })
            return (When, say.ChooseTime);
        if (Values(view, Days).Count == 0)
            return (Days, say.ChooseDay);
        var zone = ZoneWords.Read(Value(view, Zone)?.Trim() ?? "", language);
        if (zone.Zone is null)
            return (Zone, zone.Fault ?? say.NoZone);
        return Value(view, Mode) == "topics" && Values(view, Topics).Count == 0 ? (Topics, say.ChooseTopic) : null;
    }

    private static string? Value(SlackView view, string input) => view.Inputs.GetValueOrDefault(input)?.Value;

    private static IReadOnlyList<string> Values(SlackView view, string input) =>
        view.Inputs.GetValueOrDefault(input)?.Values ?? [];
}
