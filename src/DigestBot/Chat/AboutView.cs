namespace DigestBot.Chat;

internal sealed record AboutFact(string Name, string Value);

internal sealed record AboutView(
    string Lang,
    string Summary,
    string Heading,
    string Promise,
    IReadOnlyList<AboutFact> Facts,
    string Note,
    AboutWords Say
);

internal sealed record AboutWords
{
    public string About { get; } = "About";
    public string Help { get; } = "Help";
    public string Articles { get; } = "Articles";
}
