using System.Text.Json;
using System.Text.Unicode;

namespace DigestBot.BotFramework;

/// <summary>An activity read from bytes of unknown quality, or the sentence that says why there is none.</summary>
internal sealed record ActivityReading(Activity? Activity, string? Problem)
{
    public static ActivityReading Of(byte[] body)
    {
        var json = WithoutByteOrderMark(body);
        if (json.IsEmpty)
            return new(null, "The body is empty; an activity is expected.");
        if (!Utf8.IsValid(json))
            return new(null, "The body is not UTF-8.");
        LoneSurrogates.Mend(json);
        try
        {
            var activity =
                PlainActivity.Read(json) ?? JsonSerializer.Deserialize(json, BotFrameworkJson.Default.Activity);
            return activity is null
                ? new(null, "The body is null; an activity is expected.")
                : new(Tidy(activity), null);
        }
        catch (JsonException problem)
        {
            return new(null, $"The body is not an activity: {problem.Message}");
        }
    }

    private static Span<byte> WithoutByteOrderMark(byte[] body) =>
        body.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? body.AsSpan(3) : body;

    private static Activity Tidy(Activity activity)
    {
        activity.MembersAdded = WithoutNulls(activity.MembersAdded);
        activity.MembersRemoved = WithoutNulls(activity.MembersRemoved);
        activity.Attachments = WithoutNulls(activity.Attachments);
        return activity;
    }

    private static IList<T>? WithoutNulls<T>(IList<T>? items)
        where T : class => items?.Contains(null!) is true ? [.. items.Where(item => item is not null)] : items;
}
