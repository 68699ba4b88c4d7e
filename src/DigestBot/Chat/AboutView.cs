using DigestBot.Wording;

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

internal sealed class AboutWords(Labels of)
{
    public string About => of.About;
    public string Help => of.Help;
    public string Articles => of.Articles;
}
