using System.Text;
using CsCheck;

namespace DigestBot.Cards.Tests.Templating;

/// <summary>Whatever comes in, a template is refused or it expands to valid JSON.</summary>
public sealed class FuzzTests
{
    [Fact]
    public void Any_template_is_refused_with_a_sentence_or_expands_to_valid_JSON() =>
        Gen.Select(Generated.WildTemplate, Generated.Data).Sample(Endures, iter: 20_000);

    [Fact]
    public void Any_sensible_template_expands_to_valid_JSON() =>
        Gen.Select(Generated.Template, Generated.Data).Sample(Endures, iter: 5_000);

    [Fact]
    public void Any_bytes_are_refused_with_a_sentence_or_expand() =>
        Gen.Select(
                Gen.Byte.Array[0, 60],
                Generated.Noise,
                (bytes, noise) => (byte[])[.. bytes, .. Encoding.UTF8.GetBytes(noise)]
            )
            .Sample(bytes => Endures(bytes, "{}"), iter: 20_000);

    private static void Endures(string template, string data) => Endures(Encoding.UTF8.GetBytes(template), data);

    /// <summary>The whole promise of <see cref="CardTemplate"/>: one kind of exception, at a real place, or valid JSON.</summary>
    internal static void Endures(byte[] template, string data)
    {
        try
        {
            using var card = System.Text.Json.JsonDocument.Parse(
                Expanded.Bytes(CardTemplate.Parse(template, "card.json"), data)
            );
        }
        catch (CardTemplateException refused)
        {
            refused.Line.ShouldBeInRange(1, template.Count(unit => unit == '\n') + 1);
            refused.Column.ShouldBeInRange(1, template.Length + 1);
            refused.Fault.ShouldNotBeEmpty();
        }
    }
}
