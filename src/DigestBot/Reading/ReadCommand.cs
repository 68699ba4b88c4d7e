using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using DigestBot.Articles.Formats;
using DigestBot.Text;
using DigestBot.Topics;

namespace DigestBot.Reading;

/// <summary><c>read FILE…</c>: shows what the bot makes of an article without starting it.</summary>
internal static class ReadCommand
{
    private const int MostSentences = 100;

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Articles in Markdown, plain text or HTML.",
            Arity = ArgumentArity.OneOrMore,
        };
        var sentences = new Option<int>("--sentences")
        {
            Description = "How many sentences the summary of the whole article has.",
            DefaultValueFactory = _ => ReadOptions.Default.ArticleSentences,
            HelpName = "N",
        };
        var json = new Option<bool>("--json") { Description = "Writes one JSON object per file, one per line." };
        var suggest = new Option<bool>("--suggest")
        {
            Description = "Writes topics that the articles suggest, as JSON to paste into Topics.",
        };
        sentences.Validators.Add(result =>
        {
            if (!result.Implicit && !IsPossible(result.Tokens))
                result.AddError($"--sentences takes a number from 1 to {MostSentences}.");
        });
        var command = new Command("read", "Shows what the bot makes of an article, without starting it.")
        {
            files,
            sentences,
            json,
            suggest,
        };
        command.SetAction(result =>
        {
            var options = ReadOptions.Default with { ArticleSentences = result.GetValue(sentences) };
            var console = result.InvocationConfiguration;
            if (ReadMap(console.Error) is not { } map)
                return 1;
            var paths = result.GetRequiredValue(files);
            return result.GetValue(suggest)
                ? Suggest(paths, options, map, console)
                : Report(paths, options, map, result.GetValue(json), console);
        });
        return command;
    }

    private static bool IsPossible(IReadOnlyList<Token> tokens) =>
        tokens is [var token]
        && int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= 1 and <= MostSentences;

    private static int Report(
        string[] files,
        ReadOptions options,
        TopicMap map,
        bool json,
        InvocationConfiguration console
    ) =>
        Read(
            files,
            options,
            console.Error,
            (file, document) => Write(ReadReport.Of(file, document, map.Matcher), json, console.Output)
        );

    private static int Suggest(string[] files, ReadOptions options, TopicMap map, InvocationConfiguration console)
    {
        var suggested = new SuggestedTopics(map);
        var code = Read(files, options, console.Error, (_, document) => suggested.Add(document.Text));
        console.Output.WriteLine(suggested.ToJson());
        return code;
    }

    private static int Read(
        string[] files,
        ReadOptions options,
        TextWriter errors,
        Action<string, ArticleDocument> done
    )
    {
        var failed = 0;
        foreach (var file in files)
        {
            switch (ArticleFile.Read(file, options))
            {
                case ArticleReading.Done(var document):
                    done(file, document);
                    break;
                case ArticleReading.Refused(var reason):
                    errors.WriteLine($"{Printable.Of(file)}: {reason}");
                    failed++;
                    break;
            }
        }
        return failed == 0 ? 0 : 1;
    }

    /// <returns>The keyword map of the settings; null after saying what is wrong with them.</returns>
    private static TopicMap? ReadMap(TextWriter errors)
    {
        try
        {
            var settings = new ConfigurationBuilder()
                .SetBasePath(Setup.ContentRoot())
                .AddJsonFile(Setup.SettingsFile, optional: true)
                .Build();
            var (map, faults) = TopicMap.Build(settings.Get<TopicSettings>()?.Topics ?? []);
            foreach (var fault in faults)
                errors.WriteLine(fault);
            return map;
        }
        catch (Exception fault) when (fault is InvalidDataException or InvalidOperationException)
        {
            errors.WriteLine($"{Setup.SettingsFile} cannot be read: {fault.GetBaseException().Message}");
            return null;
        }
    }

    private static void Write(ReadReport report, bool json, TextWriter output)
    {
        if (json)
            output.WriteLine(report.ToJson());
        else
            ReadPage.Write(report, output);
    }
}
