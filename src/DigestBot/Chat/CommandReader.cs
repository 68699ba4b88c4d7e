using System.Text.Json;
using DigestBot.Channels;
using DigestBot.Chat.Commands;
using DigestBot.Wording;

namespace DigestBot.Chat;

/// <summary>What a text asks for.</summary>
internal abstract record Asked
{
    /// <summary>A command, or a button's verb, that there is.</summary>
    public sealed record Known(ICommand Command, string Verb, string Words) : Asked;

    /// <summary>Something else.</summary>
    /// <param name="Slash">Whether it was meant as a command.</param>
    public sealed record Unknown(string Word, string Text, bool Slash) : Asked;

    /// <summary>Nothing at all, such as a bare mention.</summary>
    public sealed record Nothing : Asked;
}

/// <summary>Finds the command in a text or a button, with or without the slash, in any case, with any blanks.</summary>
internal sealed class CommandReader
{
    private readonly Dictionary<string, ICommand> _byName;
    private readonly Dictionary<string, ICommand> _byVerb;
    private readonly Dictionary<string, ICommand> _byAlias;

    public CommandReader(IEnumerable<ICommand> commands, Languages languages)
    {
        var known = commands.ToList();
        known.Add(new HelpCommand(known));
        Commands = known;
        _byName = known.ToDictionary(command => command.Help.Name, StringComparer.OrdinalIgnoreCase);
        _byAlias = languages
            .All.SelectMany(language => known.Select(command => (command.Help.In(language).Alias, Command: command)))
            .Where(alias => alias.Alias is not null)
            .ToDictionary(alias => alias.Alias!, alias => alias.Command, StringComparer.OrdinalIgnoreCase);
        _byVerb = known
            .SelectMany(command => command.Verbs.Append(command.Help.Name).Distinct().Select(verb => (verb, command)))
            .ToDictionary(pair => pair.verb, pair => pair.command, StringComparer.Ordinal);
    }

    public IReadOnlyCollection<ICommand> Commands { get; }

    public Asked Read(string? text)
    {
        var words = Clip.Asked(text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return new Asked.Nothing();
        var slash = words[0][0] == '/';
        var name = words[0].TrimStart('/').TrimEnd(':', '?', '!');
        var rest = string.Join(' ', words.Skip(1));
        if (name.Length == 0)
            return words.Length == 1 ? new Asked.Nothing() : Read(rest);
        return _byName.TryGetValue(name, out var command) || (slash && _byAlias.TryGetValue(name, out command))
            ? new Asked.Known(command, command.Help.Name, rest)
            : new Asked.Unknown(name, string.Join(' ', words).TrimStart('/'), slash);
    }

    /// <summary>A button: its verb stands in the action itself or in its data, <c>{ "v": 1, "verb": "topic", … }</c>.</summary>
    public Asked.Known? Read(string? verb, JsonElement? data)
    {
        if (!ButtonData.IsReadable(data))
            return null;
        if (string.IsNullOrEmpty(verb))
            verb =
                data is { ValueKind: JsonValueKind.Object } fields
                && fields.TryGetProperty("verb", out var named)
                && named.ValueKind == JsonValueKind.String
                    ? named.GetString()
                    : null;
        return verb is not null && _byVerb.TryGetValue(verb, out var command)
            ? new Asked.Known(command, verb, "")
            : null;
    }
}
