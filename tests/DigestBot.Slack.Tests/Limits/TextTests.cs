using CsCheck;

namespace DigestBot.Slack.Tests.Limits;

/// <summary>Nothing from outside becomes a mention, a link or a command to Slack.</summary>
public sealed class TextTests
{
    private static readonly Gen<string> Hostile = Gen.OneOf(
        Gen.String,
        Gen.String[
            Any.Of('<', '>', '&', '!', '@', '#', '|', ';', 'l', 't', 'g', 'a', 'm', 'p', '\n', '\0', '\u202e'),
            0,
            30
        ],
        Any.Of("<!channel>", "<@U0001>", "<https://evil.example|slack.com>", "&lt;!here&gt;", "<!subteam^S1>", "<#C1>")
    );

    [Fact]
    public void No_text_makes_a_tag() =>
        Hostile.Sample(text =>
        {
            var safe = SlackText.Escape(text);
            safe.ShouldNotContain('<');
            safe.ShouldNotContain('>');
            SlackText
                .Unescape(safe)
                .ShouldBe(string.Concat(text.Where(letter => letter is '\n' or '\t' || !char.IsControl(letter))));
        });

    [Fact]
    public void A_label_stays_in_its_link() =>
        Gen.Select(Hostile, Hostile)
            .Sample(
                (label, path) =>
                {
                    var link = SlackText.Link("https://example.org/" + path, label);
                    link.Count(letter => letter == '<').ShouldBe(1);
                    link.Count(letter => letter == '>').ShouldBe(1);
                    link.Count(letter => letter == '|').ShouldBe(1);
                    link.ShouldStartWith("<https://example.org/");
                    link.ShouldNotContain('\n');
                }
            );

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("slack://open")]
    [InlineData("@channel")]
    [InlineData("!channel")]
    [InlineData("")]
    [InlineData(null)]
    public void Only_web_addresses_become_links(string? address) =>
        SlackText.Link(address, "<!here> & more").ShouldBe("&lt;!here&gt; &amp; more");
}
