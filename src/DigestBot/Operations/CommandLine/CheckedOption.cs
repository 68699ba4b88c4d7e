using System.CommandLine;

namespace DigestBot.Operations.CommandLine;

/// <summary>Options whose value is checked while the command line is read, so that what is wrong is said in a sentence.</summary>
internal static class CheckedOption
{
    /// <param name="read">Null for what is wrong.</param>
    /// <param name="rule">What it must be, such as "it must be three numbers".</param>
    public static Option<T?> Of<T>(string name, string helpName, string description, string rule, Func<string, T?> read)
        where T : class =>
        new(name)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result =>
            {
                var text = result.Tokens[^1].Value;
                var value = read(text);
                if (value is null)
                    result.AddError($"{name} is \"{text}\"; {rule}.");
                return value;
            },
        };

    public static Option<Uri?> PublicUrl(string description) =>
        Of(
            "--url",
            "URL",
            description,
            "it must be a public https address without a path, such as https://bot.example.org",
            text =>
                Https(text) is { IsLoopback: false, AbsolutePath: "/", Query.Length: 0, Fragment.Length: 0 } url
                    ? url
                    : null
        );

    public static Option<Uri?> Page(string name, string description) =>
        Of(name, "URL", description, "it must be an https address, such as https://example.org/digestbot", Https);

    private static Uri? Https(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.Scheme == Uri.UriSchemeHttps
        && url.UserInfo.Length == 0
            ? url
            : null;
}
