namespace DigestBot.Text;

/// <summary>Logarithms and powers differ in their last digits between machines; without those, every machine chooses alike.</summary>
internal static class Rounded
{
    private const int Digits = 9;
    private const double FixedOne = 1_000_000;

    public static double Log(double value) => Math.Round(Math.Log(value), Digits);

    public static double Exp(double value) => Math.Round(Math.Exp(value), Digits);

    /// <summary>One, halved so many times.</summary>
    public static double Halved(double times) => Math.Round(Math.Pow(2, -times), Digits);

    /// <summary>A number in millionths, to be added up in any order.</summary>
    public static long Fixed(double value) => (long)Math.Round(value * FixedOne);
}
