using System.CommandLine;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigestBot.Benchmarks.Turns;

/// <summary><c>turns-bare</c>: the least a bot can do. It reads an activity and posts a fixed reply; it checks nothing and keeps nothing.</summary>
internal static class BareEndpoint
{
    public static Command Create()
    {
        var command = new Command("turns-bare", "What turns compares the bot with.") { Hidden = true };
        command.SetAction((result, cancellation) => RunAsync(result.InvocationConfiguration.Output, cancellation));
        return command;
    }

    private static async Task RunAsync(TextWriter output, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        using var http = new HttpClient();
        app.MapPost("/api/messages", context => AnswerAsync(context, http));
        await app.StartAsync(cancellation);
        await output.WriteLineAsync(app.Urls.Single().AsMemory(), cancellation);
        await output.FlushAsync(cancellation);
        await app.WaitForShutdownAsync(cancellation);
    }

    private static async Task AnswerAsync(HttpContext context, HttpClient http)
    {
        using var document = await JsonDocument.ParseAsync(context.Request.Body);
        var activity = document.RootElement;
        var conversation = Uri.EscapeDataString(Text(activity.GetProperty("conversation"), "id"));
        var url = $"{Text(activity, "serviceUrl")}v3/conversations/{conversation}/activities/{Text(activity, "id")}";
        var reply = $$"""{"type":"message","text":"Echo: {{JsonEncodedText.Encode(Text(activity, "text"))}}"}""";
        using var content = new StringContent(reply, mediaType: new("application/json"));
        using var response = await http.PostAsync(url, content);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
