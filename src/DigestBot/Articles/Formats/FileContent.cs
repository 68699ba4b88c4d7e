namespace DigestBot.Articles.Formats;

/// <summary>A file's bytes, or why they cannot be had.</summary>
internal abstract record FileContent
{
    private FileContent() { }

    internal sealed record Bytes(byte[] Content) : FileContent;

    internal sealed record Unreadable(string Reason) : FileContent;

    public static FileContent Read(string path)
    {
        try
        {
            return Directory.Exists(path)
                ? new Unreadable("This is a folder. Name the files in it.")
                : ReadFile(new FileInfo(path));
        }
        catch (UnauthorizedAccessException)
        {
            return new Unreadable("This file may not be read. Check its permissions.");
        }
        catch (Exception error) when (error is IOException or ArgumentException or NotSupportedException)
        {
            return new Unreadable($"This file could not be read. {error.Message}");
        }
    }

    /// <remarks>Opening a named pipe would wait for a writer; its length, like an empty file's, is 0.</remarks>
    private static FileContent ReadFile(FileInfo file)
    {
        if (!file.Exists)
            return new Unreadable("There is no such file. Check its name and the folder.");
        if (file.Length > ArticleFile.MostBytes)
            return TooLarge;
        if (file.Length == 0)
            return new Unreadable("This file is empty.");
        using var stream = file.OpenRead();
        var content = new byte[(int)Math.Min(stream.Length, ArticleFile.MostBytes) + 1];
        var length = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        if (length > ArticleFile.MostBytes)
            return TooLarge;
        return new Bytes(content[..length]);
    }

    private static Unreadable TooLarge =>
        new(
            $"This file is larger than {ArticleFile.MostBytes / 1024 / 1024} MB, too large for an article. Split it first."
        );
}
