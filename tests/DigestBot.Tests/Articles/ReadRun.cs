using System.CommandLine;
using System.Text;
using System.Text.Json;
using DigestBot.Reading;

namespace DigestBot.Tests.Articles;

/// <summary>Runs the <c>read</c> command over files of its own and keeps what it said.</summary>
internal sealed class ReadRun : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("digestbot-read-");
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public string Output => output.ToString();

    public string Error => error.ToString();

    public int Code { get; private set; }

    public string File(string name, string text) => File(name, Encoding.UTF8.GetBytes(text));

    public string File(string name, byte[] bytes)
    {
        var path = Path.Combine(folder.FullName, name);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    public string Missing(string name) => Path.Combine(folder.FullName, name);

    public ReadRun Read(params string[] arguments)
    {
        var root = new RootCommand { ReadCommand.Create() };
        Code = root.Parse(["read", .. arguments])
            .Invoke(
                new InvocationConfiguration
                {
                    Output = output,
                    Error = error,
                    EnableDefaultExceptionHandler = false,
                }
            );
        return this;
    }

    /// <summary>Reads one file with <c>--json</c> and gives its object.</summary>
    public JsonElement Json(string path)
    {
        Read(path, "--json");
        Error.ShouldBeEmpty();
        return JsonDocument.Parse(Output).RootElement;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
