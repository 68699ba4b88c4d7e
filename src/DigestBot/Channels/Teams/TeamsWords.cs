using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigestBot.Channels.Teams;

/// <summary>What Teams says of the app in one language, before anybody has talked to it.</summary>
/// <param name="Commands">What can be written, in the order Teams offers it, and what it does.</param>
internal sealed record TeamsWords(
    string FullName,
    string Short,
    string Full,
    OrderedDictionary<string, string> Commands,
    SearchWords Topics,
    SearchWords Sections
)
{
    private static readonly TeamsWordsJson _json = new(
        new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            RespectRequiredConstructorParameters = true,
            RespectNullableAnnotations = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        }
    );

    /// <param name="language">Such as <c>de</c>.</param>
    public static TeamsWords In(string language) =>
        JsonSerializer.Deserialize(TeamsResources.Read($"words/{language}.json"), _json.TeamsWords)!;

    public TeamsWords For(string name) => this with { FullName = Named(FullName, name), Full = Named(Full, name) };

    private static string Named(string text, string name) => text.Replace("{name}", name, StringComparison.Ordinal);
}

/// <summary>A search of the compose box.</summary>
/// <param name="Parameter">Over the field where somebody writes what to look for.</param>
internal sealed record SearchWords(string Title, string Does, string Parameter, string ParameterDoes);

[JsonSerializable(typeof(TeamsWords))]
internal sealed partial class TeamsWordsJson : JsonSerializerContext;
