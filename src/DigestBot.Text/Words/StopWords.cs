using System.Collections.Frozen;

namespace DigestBot.Text;

/// <summary>The function words of the languages that are read in full.</summary>
internal static class StopWords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> ByLanguage = new Dictionary<
        string,
        FrozenSet<string>
    >(StringComparer.Ordinal)
    {
        ["en"] = Words(
            """
            a about above after again against all also although am among an and another any are as at be because been
            before being below between both but by can cannot could did do does doing don down during each either else
            even ever every few for from further had has have having he her here hers herself him himself his how however
            i if in indeed instead into is it its itself just let like many may me meanwhile might more most much must my
            myself neither never no nor not nothing now of off on once one only or other our ours ourselves out over own
            perhaps per quite rather s same shall she should since so some still such t than that the their theirs them
            themselves then there therefore these they this those though through thus to too under until unless up upon us
            very was we were what when where whereas whether which while who whom whose why will with within without would
            yet you your yours yourself yourselves
            """
        ),
        ["de"] = Words(
            """
            aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist da dabei
            damit dann das dass daß dazu dein deine dem den denn der des deshalb die dies diese diesem diesen dieser dieses
            doch dort du durch ein eine einem einen einer eines er es etwas euch euer für gegen gewesen hab habe haben hat
            hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in indem ins ist jede jedem jeden
            jeder jedes jedoch jener jetzt kann kein keine keinem keinen keiner können könnte machen man manche mehr mein
            meine mich mir mit muss musste nach nachdem nicht nichts noch nun nur ob obwohl oder ohne sehr sein seine seinem
            seinen seiner seit sich sie sind so solche soll sollen sollte sondern sonst über um und uns unser unter viel vom
            von vor während war waren warum was wegen weil weiter welche wenn wer werde werden wie wieder will wir wird wo
            wollen worden wurde wurden zu zum zur zwar zwischen
            """
        ),
        ["fr"] = Words(
            """
            à ai ainsi alors après au aucun aucune aujourd aussi autre autres aux avait avant avec avoir c ça car ce ceci
            cela celle celles celui cependant ces cet cette ceux chaque chez comme comment d dans de déjà depuis des deux
            donc dont du elle elles en encore enfin entre est et étaient était été être eu eux fait font fut hier il ils j je
            l la là le les leur leurs lors lorsque lui m ma mais malgré me même mêmes mes moi moins mon n ne ni non nos notre
            nous on ont or ou où par parce pas pendant peu peut plus plusieurs pour pourquoi pourtant puis qu quand que quel
            quelle quelles quels qui quoi s sa sans se selon sera ses si sien soit son sont sous sur t ta tandis te tes toi
            ton tous tout toute toutes très trop tu un une va vers voici vos votre vous y
            """
        ),
        ["es"] = Words(
            """
            a además ahora al algo algunas algunos allí ante antes aquel aquella aquí así aún aunque bajo bien cada casi como
            cómo con contra cosa cual cuál cuando cuándo de del desde después donde dónde dos durante e el él ella ellas ellos
            en entre era eran eres es esa esas ese eso esos esta está están estas este esto estos fue fueron ha había han
            hasta hay hoy incluso la las le les lo los luego más me mediante mi mientras mis mucho muy nada ni no nos
            nosotros nuestra nuestro o otra otras otro otros para pero poco por porque pues que qué quien quién se sea según
            ser si sí sido sin sino sobre son su sus también tan tanto te tiene tienen toda todas todavía todo todos tras tu
            un una unas uno unos usted y ya yo
            """
        ),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Languages => ByLanguage.Keys.Order(StringComparer.Ordinal);

    public static bool Knows(string language) => ByLanguage.ContainsKey(language);

    /// <summary>The stop words of a language; English ones where the language has none here.</summary>
    public static FrozenSet<string> Of(string language) => ByLanguage.GetValueOrDefault(language, ByLanguage["en"]);

    private static FrozenSet<string> Words(string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
