using System.ComponentModel.DataAnnotations;

namespace DigestBot.Articles;

/// <summary>Section <c>Articles</c>: what the bot reads.</summary>
internal sealed class ArticleOptions
{
    public const string Key = "Articles";

    /// <summary>Files and folders, relative to the settings file; in a folder, every .md, .txt and .html file.</summary>
    /// <remarks>What was read from a path that is no longer named here is no longer offered after the next start.</remarks>
    [MinLength(1, ErrorMessage = "Articles:Paths names nothing to read. Write for example [\"articles\"].")]
    public string[] Paths { get; set; } = [];

    /// <summary>How often the paths are looked at for changes.</summary>
    [Range(1, 86_400, ErrorMessage = "Articles:ScanSeconds must be between 1 and 86400.")]
    public int ScanSeconds { get; set; } = 5;

    /// <summary>At most how many sentences of a section a digest quotes.</summary>
    [Range(1, 5, ErrorMessage = "Articles:SectionSentences must be between 1 and 5.")]
    public int SectionSentences { get; set; } = 2;
}
