using System.Collections.Frozen;

namespace DigestBot.Text;

/// <summary>How an abbreviation's full stop relates to the end of a sentence.</summary>
internal enum Abbreviation
{
    None,

    /// <summary>Never the end: "e.g.", "vs.".</summary>
    Never,

    /// <summary>A title before a name: "Dr.", "Gen.".</summary>
    Title,

    /// <summary>The end unless a number follows: "No. 5", "p. 55".</summary>
    BeforeNumber,

    /// <summary>The end only when the next word opens sentences: "Inc.", "etc.".</summary>
    Either,
}

internal static class Abbreviations
{
    private static readonly FrozenDictionary<string, Abbreviation> All = Table();
    private static readonly FrozenDictionary<string, Abbreviation>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        All.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Those that are words, or something else, in other languages; never the end.</summary>
    private static readonly FrozenSet<string> German = Set(
        "Bsp Abs Ing Kfm Tel Jh Jhd St Str Nr Hrsg Aufl Bd Kap Ziff Evtl Ggf Bzw Inkl Zzgl z d u o i s v a h m w"
    );

    private static readonly FrozenSet<string> French = Set("ex Mlles Mmes Me Vve env chap éd");
    private static readonly FrozenSet<string> Spanish = Set("ej EE Dra Dras Sres Dª Ud Uds Gral Lic núm pág págs");

    /// <param name="word">The word without its full stop.</param>
    public static Abbreviation Of(ReadOnlySpan<char> word, string language) =>
        Lookup.TryGetValue(word, out var kind) ? kind
        : Of(language)?.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) == true ? Abbreviation.Never
        : Abbreviation.None;

    private static FrozenSet<string>? Of(string language) =>
        language switch
        {
            "de" => German,
            "fr" => French,
            "es" => Spanish,
            _ => null,
        };

    private static FrozenSet<string> Set(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static FrozenDictionary<string, Abbreviation> Table()
    {
        var table = new Dictionary<string, Abbreviation>(StringComparer.OrdinalIgnoreCase);
        Add(
            Abbreviation.Title,
            "Mr Mrs Ms Mx Messrs Dr Drs Prof Gen Sen Sens Rep Reps Gov Govs Lt Col Capt Cpt Sgt Cmdr Cmdt Maj Brig Adm Pvt "
                + "Pres Rev Fr Hon St Ste Mt Ft Supt Insp Det Amb Atty Msgr Sr. Sra Srta Mme Mlle MM Mgr Hr Fr Frl Herrn Dn Dña Rt"
        );
        Add(
            Abbreviation.Never,
            "vs v viz cf e.g i.e eg ie ca approx esp resp z.B d.h u.a z.T i.d.R o.ä s.o s.u p.ex p.ej c-à-d c.-à-d bzw ggf evtl "
                + "sog vgl inkl zzgl usf geb gest Mio Mrd Tsd al. env incl excl"
        );
        Add(
            Abbreviation.BeforeNumber,
            "No Nos Nr N° Nº Núm p pp pg pgs Fig Figs vol vols ch chap art arts sec secs eq ed para paras pt op cl c n § Tel Ext "
                + "Abs Kap Bd S Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
        );
        Add(
            Abbreviation.Either,
            "Inc Corp Co Ltd Bros Cos LLC PLC Jr Sr Esq etc usw al Ave Blvd Rd Hwy Pkwy Sq Dept Dist Univ Assn Natl Intl Govt "
                + "Mfg Est Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev "
                + "Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que Alta Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun "
                + "hr hrs min mins ft lb lbs oz kg km cm mm mph max misc Str Av Apdo Cía S.A S.L Ph.D M.D B.A M.A D.C"
        );
        return table.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

        void Add(Abbreviation kind, string words)
        {
            foreach (var word in words.Split(' '))
                table.TryAdd(word.TrimEnd('.'), kind);
        }
    }
}
