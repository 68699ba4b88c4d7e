using System.Text;
using DigestBot.Benchmarks.Speed;

namespace DigestBot.Benchmarks.Robustness;

/// <summary>Makes the n-th text of a seed: pieces that trouble readers, sentences bent out of shape, and plain noise.</summary>
internal sealed class FuzzInput(SampleText sample, ulong seed)
{
    private static readonly string[] Pieces =
    [
        .. ". |? |! |...| . . . |.|…|。|；|\n|\n\n|\r\n\r\n|\u2029|\t|  |\"|“|”|„|«|»|‹|’|'|(|)|[|]|{|}|-|—|–|•|* |- |1. |2) |a. |b) |§".Split(
            '|'
        ),
        .. "U.S.|A.I.|Dr. |No. |p. |e.g. |z. B. |M. |p. ej. |etc. |Inc. |6 p.m. |Ph.D. |St. |I. |¿|¡|By |Photo: |Share|Leave a comment".Split(
            '|'
        ),
        .. "The |It |But |Quad |quads |Quad's |QUAD|South |China |Sea |AI |A.I.|café |cafe\u0301s |İI|ıi|ß|ﬁ|Ǆ|ς|Σ|C# ".Split(
            '|'
        ),
        .. "# |## Heading\n\n|<p>|</p>|<script>|&amp;|[x](y)|```|| --- |http://a.b/c?d=e|a@b.co|3.5 |war.The |System.Text ".Split(
            '|'
        ),
        .. "🚢|👩‍👩‍👧|🇫🇷|\u0301|\u00ad|\u200b|\u200d|\u202e|\u2066|\u2069|\ufeff|\u00a0|中文。|日本語|한국어 |עברית |العربية؟ |हिन्दी। |Ελλάδα |Совет ".Split(
            '|'
        ),
        "\0",
        "\u0001",
        "\u007f",
        "\u0085",
        "\u2028",
        "\ud800",
        "\udc00",
        "\uffff",
        "|",
    ];

    private readonly StringBuilder text = new();

    public string Make(long number)
    {
        var draw = new Draw(seed ^ ((ulong)number * 0x9E3779B97F4A7C15));
        text.Clear();
        switch (draw.Below(8))
        {
            case 0 or 1 or 2:
                AddPieces(draw, draw.Below(40));
                break;
            case 3 or 4:
                AddBent(draw);
                break;
            case 5:
                AddNoise(draw, draw.Below(80));
                break;
            case 6:
                AddBlocks(draw);
                break;
            default:
                AddLong(draw);
                break;
        }
        return text.ToString();
    }

    private void AddPieces(Draw draw, int count)
    {
        for (; count > 0; count--)
            text.Append(draw.Below(4) == 0 ? draw.From(sample.Words) : draw.From(Pieces));
    }

    /// <summary>One or two sentences with characters dropped, doubled, replaced or pasted in.</summary>
    private void AddBent(Draw draw)
    {
        var sentence = draw.From(sample.Sentences) + (draw.Below(2) == 0 ? "" : " ") + draw.From(sample.Sentences);
        var from = draw.Below(sentence.Length);
        text.Append(sentence, from, Math.Min(sentence.Length - from, 200));
        for (var change = draw.Below(8); change > 0 && text.Length > 0; change--)
        {
            var at = draw.Below(text.Length);
            if (draw.Below(3) == 0)
                text.Remove(at, 1);
            else
                text.Insert(at, draw.From(Pieces));
        }
    }

    private void AddNoise(Draw draw, int count)
    {
        for (; count > 0; count--)
            text.Append((char)(draw.Below(3) == 0 ? draw.Below(0x10000) : draw.Below(0x300)));
    }

    private void AddBlocks(Draw draw)
    {
        for (var count = draw.Below(20); count > 0; count--)
        {
            AddPieces(draw, draw.Below(4));
            text.Append(draw.Below(3) == 0 ? "\n" : "\n\n");
        }
    }

    private void AddLong(Draw draw)
    {
        AddPieces(draw, draw.Below(5));
        var piece = draw.Below(2) == 0 ? draw.From(Pieces) : draw.From(sample.Words);
        for (var count = draw.Below(100); count > 0; count--)
            text.Append(piece);
        AddPieces(draw, draw.Below(5));
    }
}
