using System.Runtime.CompilerServices;
using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>Messages as Slack takes them, each worked out once however often it is said.</summary>
internal sealed class SlackAnswers(SlackRenderer renderer, CardTemplates templates)
{
    private readonly ConditionalWeakTable<CardMessage, Rendered> _rendered = [];

    private static readonly ConditionalWeakTable<SlackContent, SlackAnswer> _answers = [];

    public SlackContent Content(CardMessage message)
    {
        if (_rendered.TryGetValue(message, out var known) && known.Edition == templates.Edition)
            return known.Content;
        var edition = templates.Edition;
        var rendered = new Rendered(renderer.Render(message), edition);
        _rendered.AddOrUpdate(message, rendered);
        return rendered.Content;
    }

    /// <summary>As an answer that only the one who asked sees.</summary>
    public static SlackAnswer ForOne(SlackContent content) =>
        _answers.GetValue(content, static said => new() { Text = said.Text, Blocks = said.Blocks });

    private sealed record Rendered(SlackContent Content, int Edition);
}
