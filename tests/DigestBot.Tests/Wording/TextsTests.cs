using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DigestBot.Testing;
using DigestBot.Wording;

namespace DigestBot.Tests.Wording;

/// <summary>The files of the languages: complete, alike, and used.</summary>
public sealed partial class TextsTests
{
    private static readonly string _folder = Path.Combine(RealParts.Root, "src", "DigestBot", "Wording");

    /// <summary>What a language has of its own, as many as it likes.</summary>
    private static readonly string[] _own = ["language.alsoCalled", "rule.zones", "back.reasons", "alias"];

    [Theory]
    [MemberData(nameof(Others))]
    public void A_language_has_every_text_that_English_has_and_no_other(string code)
    {
        var english = Texts("en");

        Texts(code).Keys.ShouldBe(english.Keys, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void A_text_has_the_same_places_to_fill_in_every_language(string code)
    {
        var english = Texts("en");

        foreach (var (key, forms) in Texts(code))
            Places(forms).ShouldBe(Places(english[key]), ignoreOrder: true, key);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_text_is_empty_or_ends_in_a_blank_by_mistake(string code)
    {
        foreach (var (key, forms) in Texts(code).Where(text => text.Key != "dates.afterWeekday"))
        foreach (var form in forms)
            form.ShouldBe(form.Trim(), key);
        Texts(code).Where(text => text.Value.Any(form => form.Length == 0)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_file_is_one_of_the_languages(string code) =>
        Languages.Shipped.All.Select(language => language.Code).ShouldContain(code);

    [Fact]
    public void A_file_that_lacks_a_text_is_refused_with_its_name()
    {
        var file = File("de");
        file["help"]!.AsObject().Remove("heading");

        Should.Throw<JsonException>(() => Read(file)).Message.ShouldContain("heading");
    }

    [Fact]
    public void A_file_with_a_text_that_nobody_knows_is_refused_with_its_name()
    {
        var file = File("de");
        file["help"]!["headline"] = "Hilfe";

        Should.Throw<JsonException>(() => Read(file)).Message.ShouldContain("headline");
    }

    [Fact]
    public void Every_text_is_said_somewhere()
    {
        var unused =
            from type in typeof(Texts).Assembly.GetTypes()
            where
                type.Namespace == typeof(Texts).Namespace && type.Name.Contains("Texts", StringComparison.Ordinal)
                || type == typeof(Labels)
            where type.GetMethod("<Clone>$") is not null
            from text in type.GetProperties()
            where text.Name != "EqualityContract"
            where !Regex.IsMatch(Sources, $@"\.{text.Name}\b", RegexOptions.None, TimeSpan.FromSeconds(10))
            select $"{type.Name}.{text.Name}";

        unused.ShouldBeEmpty();
    }

    [Fact]
    public void Every_place_of_a_text_is_filled_where_it_is_said()
    {
        var english = Texts("en");
        var places = (
            from area in typeof(Texts).GetProperties()
            from text in area.PropertyType.GetProperties()
            where text.PropertyType == typeof(Phrase) || text.PropertyType == typeof(Plural)
            group Places(english[$"{Camel(area.Name)}.{Camel(text.Name)}"]) by text.Name
        ).ToDictionary(of => of.Key, of => of.ToList(), StringComparer.Ordinal);

        foreach (var call in TextCall.In(Sources))
            if (places.TryGetValue(call.Text, out var known))
                known
                    .Exists(expected =>
                        call.IsPlain
                            ? expected.Count(place => place != "count") <= 1
                            : expected
                                .Where(place => !call.IsPlural || place != "count")
                                .ToHashSet()
                                .SetEquals(call.Places)
                    )
                    .ShouldBeTrue($"{call}: {string.Join(" or ", known.Select(one => string.Join(", ", one)))}");
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Why_nothing_can_be_posted_is_said_in_every_language(string code)
    {
        var known = File(code)["back"]!["reasons"]!.AsObject().Select(reason => reason.Key);
        var library = Path.Combine(RealParts.Root, "src", "DigestBot.Slack", "Outbound", "SlackErrors.cs");
        var reasons = Reason()
            .Matches(System.IO.File.ReadAllText(library))
            .Select(reason => reason.Groups["text"].Value);

        reasons.Distinct().ShouldBeSubsetOf(known);
    }

    public static TheoryData<string> All() =>
        [.. Directory.GetFiles(_folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file))];

    public static TheoryData<string> Others() => [.. All().Select(row => row.Data).Where(code => code != "en")];

    private static string Sources { get; } =
        string.Join(
            '\n',
            Directory
                .GetFiles(Path.Combine(RealParts.Root, "src", "DigestBot"), "*.cs", SearchOption.AllDirectories)
                .Where(file =>
                    !file.Contains(
                        $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                        StringComparison.Ordinal
                    )
                )
                .Select(System.IO.File.ReadAllText)
        );

    private static JsonObject File(string code) =>
        JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(_folder, $"{code}.json")))!.AsObject();

    private static Texts Read(JsonObject file) =>
        TextsReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(file.ToJsonString())), CultureInfo.InvariantCulture);

    /// <summary>The texts by their key, each with its forms.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Texts(string code) =>
        Texts(File(code), "")
            .Where(text => !_own.Any(key => $"{text.Key}.".Contains($"{key}.", StringComparison.Ordinal)))
            .ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<(string Key, IReadOnlyList<string> Value)> Texts(JsonNode node, string key) =>
        node switch
        {
            JsonObject forms when forms.ContainsKey("other") && forms.ContainsKey("one") =>
            [
                (key, [.. forms.Select(form => form.Value!.GetValue<string>())]),
            ],
            JsonObject area => area.SelectMany(inner => Texts(inner.Value!, $"{key}.{inner.Key}".TrimStart('.'))),
            JsonArray list => [(key, [.. list.Select(one => one!.GetValue<string>())])],
            _ => [(key, [node.GetValue<string>()])],
        };

    private static HashSet<string> Places(IEnumerable<string> forms) =>
        [.. forms.SelectMany(form => Place().Matches(form).Select(place => place.Groups["name"].Value))];

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    [GeneratedRegex(@"SlackStatus\.Unreachable,\s*""(?<text>[^""]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reason();

    [GeneratedRegex(@"\{(?<name>[^}]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
