using System.Collections.Frozen;

namespace DigestBot.Text;

/// <summary>English words that any article has and that no topic is named by: what people do, how much, when.</summary>
internal static class EverydayWords
{
    private static readonly FrozenSet<string> All = """
        said say says saying tell tells told use used uses using make makes made making get gets got getting show shows showed shown
        showing propose proposed proposes present presents presented presenting describe describes described discuss discussed
        discusses consider considered considers considering provide provides provided providing give gives gave given giving take
        takes took taken taking find finds found finding obtain obtained obtains derive derived develop developed develops study
        studied studies investigate investigated examine examined include includes included including allow allows allowed enable
        enables require requires required requiring based compare compares compared become becomes became come comes came coming go
        goes went going gone see sees saw seen seem seems appear appears appeared lead leads leading led need needs needed suggest
        suggests suggested apply applied applies achieve achieved improve improved improves determine determined perform performed
        calculate calculated introduce introduced introduces demonstrate demonstrated demonstrates illustrate illustrated report
        reported reports explain explained want wants wanted know knows known think thinks thought believe believes help helps helped
        helping keep keeps kept put let look looks looked looking work works worked working call calls called ask asks asked try tries
        tried begin begins began begun start starts started end ended continue continues continued remain remains remained follow
        follows followed following set sets hold holds held bring brings brought offer offers offered according due via etc et al ie
        eg several various many different new well two three four five six seven eight nine ten first second third able possible old young
        similar certain particular respectively recent recently usually often always sometimes already currently main important good
        better best high higher low lower large larger small great big less least long short early late later last next previous
        thing things way ways lot lots kind place part parts number numbers case cases order example examples result results paper
        article approach figure fig table mr mrs ms people time times year years month months week weeks day days despite within
        among across along around toward towards monday tuesday wednesday thursday friday saturday sunday january february march
        april june july august september october november december country countries
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public static bool Has(string word) => All.Contains(word);
}
