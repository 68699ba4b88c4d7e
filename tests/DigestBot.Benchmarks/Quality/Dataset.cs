using System.Text.Json;
using DigestBot.Text;

namespace DigestBot.Benchmarks.Quality;

/// <summary>Reads the rows of a folder of measuring data.</summary>
internal sealed class Dataset(string folder)
{
    public bool Has(string file) => File.Exists(Path.Combine(folder, file));

    public IEnumerable<JsonElement> Rows(string file) =>
        File.ReadLines(Path.Combine(folder, file))
            .Where(line => line.Length > 0)
            .Select(line => JsonElement.Parse(line));

    public Stream Open(string file) => File.OpenRead(Path.Combine(folder, file));

    public JsonElement Document(string file) => JsonElement.Parse(File.ReadAllText(Path.Combine(folder, file)));

    public static string Text(JsonElement row, string name) => row.GetProperty(name).GetString() ?? "";

    public static List<string> Strings(JsonElement list) =>
        [.. list.EnumerateArray().Select(item => item.GetString() ?? "")];

    public static ArticleText Read(string text, int sentences = 3) =>
        ArticleReader.ReadPlain(text, new ArticleHead(), ReadOptions.Default with { ArticleSentences = sentences });
}
