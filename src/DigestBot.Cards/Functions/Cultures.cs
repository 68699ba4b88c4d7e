using System.Globalization;
using DigestBot.Cards.Values;

namespace DigestBot.Cards.Functions;

/// <summary>The invariant culture, unless the template names another in a function's last argument.</summary>
internal static class Cultures
{
    public static CultureInfo Of(ReadOnlySpan<Value> arguments, int place) =>
        place < arguments.Length && arguments[place].Kind == ValueKind.Text
            ? Named(arguments[place].Text)
            : CultureInfo.InvariantCulture;

    private static CultureInfo Named(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}
