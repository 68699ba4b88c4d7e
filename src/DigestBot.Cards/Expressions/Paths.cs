namespace DigestBot.Cards.Expressions;

internal static class Paths
{
    /// <summary>
    /// A property of what stands before the point. Names and brackets in a row become one path, so that what is missing
    /// is named whole.
    /// </summary>
    public static PathExpression Member(Expression left, string name)
    {
        var steps = new List<PathStep> { new(name, null) };
        while (true)
            switch (left)
            {
                case ItemExpression item:
                    steps.Insert(0, new PathStep("", item.Index));
                    left = item.From;
                    break;
                case PathExpression path:
                    return new PathExpression(path.Origin, [.. path.Steps, .. steps]);
                default:
                    return new PathExpression(left, [.. steps]);
            }
    }
}
