namespace DigestBot.Reading;

/// <summary>A report as a person reads it in a terminal.</summary>
internal static class ReadPage
{
    private const int Width = 96;

    public static void Write(ReadReport report, TextWriter output)
    {
        Line(output, "", Printable.Of(report.Title));
        output.WriteLine(new string('─', Math.Min(Width, report.Title.Length)));
        foreach (var line in new[] { report.Byline, report.Source, report.Standfirst })
            if (!string.IsNullOrEmpty(line))
                Line(output, "", Printable.Of(line));
        output.WriteLine($"{Count(report.Sections.Count, "section")}, language {report.Language}");
        foreach (var section in report.Sections)
            WriteSection(section, output);
        WriteSummary(report, output);
        WriteTopics(report, output);
        foreach (var warning in report.Warnings)
            Line(output, "! ", warning);
        output.WriteLine();
    }

    private static void WriteSection(ReadSection section, TextWriter output)
    {
        output.WriteLine();
        Line(output, $"{section.Ordinal}. ", $"{section.Heading} ({Count(section.Sentences.Count, "sentence")})");
        foreach (var index in section.Summary)
            Line(output, "   › ", section.Sentences[index].Text);
    }

    private static void WriteSummary(ReadReport report, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("In short");
        foreach (var address in report.Summary)
            Line(output, "   › ", report.Sections[address.Section - 1].Sentences[address.Sentence].Text);
    }

    private static void WriteTopics(ReadReport report, TextWriter output)
    {
        output.WriteLine();
        var topics = string.Join(" · ", report.Topics.Select(topic => $"{topic.Topic} {topic.Hits.Count}"));
        Line(output, "Topics: ", topics.Length == 0 ? "none of the keyword map" : topics);
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    /// <summary>Writes text wrapped to the width, its further lines indented as far as the first.</summary>
    private static void Line(TextWriter output, string lead, string text)
    {
        var column = lead.Length;
        output.Write(lead);
        foreach (var word in text.Split(' '))
        {
            if (column + word.Length > Width && column > lead.Length)
            {
                output.WriteLine();
                output.Write(new string(' ', lead.Length));
                column = lead.Length;
            }
            else if (column > lead.Length)
            {
                output.Write(' ');
                column++;
            }
            output.Write(word);
            column += word.Length;
        }
        output.WriteLine();
    }
}
