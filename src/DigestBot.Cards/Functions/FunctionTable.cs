using System.Collections.Frozen;

namespace DigestBot.Cards.Functions;

/// <summary>Every function a template may call, by the name it is called with.</summary>
internal static class FunctionTable
{
    private static readonly FrozenDictionary<string, Function> Functions = Named()
        .ToFrozenDictionary(named => named.Name, named => named.Function, StringComparer.Ordinal);

    public static IEnumerable<string> Names => Functions.Keys.Order(StringComparer.Ordinal);

    public static Function? Find(string name) => Functions.GetValueOrDefault(name);

    /// <summary>The known name that looks most like this one, when one is near.</summary>
    public static string? Nearest(string name) =>
        Names
            .Select(known => (Name: known, Distance: Spelling.Distance(known, name)))
            .Where(known => known.Distance <= Math.Max(1, name.Length / 3))
            .OrderBy(known => known.Distance)
            .Select(known => known.Name)
            .FirstOrDefault();

    private static (string Name, Function Function)[] Named() =>
        [
            .. Logic(),
            .. Of(TextFunctions.Concat, TextFunctions.Length, TextFunctions.Substring, TextFunctions.Replace),
            .. Of(TextFunctions.ReplaceIgnoreCase, TextFunctions.ToUpper, TextFunctions.ToLower, TextFunctions.Trim),
            .. Of(
                TextFunctions.SentenceCase,
                TextFunctions.TitleCase,
                TextFunctions.StartsWith,
                TextFunctions.EndsWith
            ),
            .. Of(TextFunctions.Split, TextFunctions.Eol),
            .. Of(ListFunctions.Count, ListFunctions.Contains, ListFunctions.IndexOf, ListFunctions.LastIndexOf),
            .. Of(ListFunctions.Join, ListFunctions.First, ListFunctions.Last, ListFunctions.CreateArray),
            .. Of(ListFunctions.Reverse, ListFunctions.Unique, ListFunctions.Union),
            .. Of(SliceFunctions.Skip, SliceFunctions.Take, SliceFunctions.SubArray, SliceFunctions.Range),
            .. Of(LambdaFunctions.Select, LambdaFunctions.Foreach, LambdaFunctions.Where),
            .. Of(LambdaFunctions.Any, LambdaFunctions.All),
            .. Numbers(),
            .. Of(ConversionFunctions.String, ConversionFunctions.Int, ConversionFunctions.Float),
            .. Of(ConversionFunctions.Json, ConversionFunctions.JsonStringify, ConversionFunctions.UriComponent),
            .. Of(ConversionFunctions.FormatNumber, ConversionFunctions.AddOrdinal, ConversionFunctions.IsString),
            .. Of(ConversionFunctions.IsBoolean, ConversionFunctions.IsArray, ConversionFunctions.IsInteger),
            .. Of(DateFunctions.FormatDateTime, DateFunctions.FormatEpoch),
        ];

    private static (string, Function)[] Logic() =>
        [
            ("and", LogicFunctions.And),
            ("or", LogicFunctions.Or),
            ("not", LogicFunctions.Not),
            ("equals", LogicFunctions.Equal),
            ("less", LogicFunctions.Less),
            ("lessOrEquals", LogicFunctions.LessOrEqual),
            ("greater", LogicFunctions.Greater),
            ("greaterOrEquals", LogicFunctions.GreaterOrEqual),
            .. Of(LogicFunctions.If, LogicFunctions.Coalesce, LogicFunctions.Exists, LogicFunctions.Empty),
            .. Of(LogicFunctions.Bool),
        ];

    private static (string, Function)[] Numbers() =>
        [
            ("add", NumberFunctions.Add),
            ("sub", NumberFunctions.Subtract),
            ("mul", NumberFunctions.Multiply),
            ("div", NumberFunctions.Divide),
            ("mod", NumberFunctions.Mod),
            ("exp", NumberFunctions.Power),
            .. Of(NumberFunctions.Floor, NumberFunctions.Ceiling, NumberFunctions.Round, NumberFunctions.Abs),
            .. Of(NumberFunctions.Sqrt, NumberFunctions.Min, NumberFunctions.Max),
            .. Of(NumberFunctions.SumOf, NumberFunctions.Average),
        ];

    private static IEnumerable<(string, Function)> Of(params Function[] functions) =>
        functions.Select(function => (function.Type, function));
}
