using DigestBot.Testing;
using DigestBot.Tests.Web;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace DigestBot.Tests.Web;

/// <summary>One Chromium for all tests, started by the first that needs it; every test gets a profile of its own.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ];

    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Chromium)>> _started = new(StartAsync);

    /// <param name="width">Of the window, in CSS pixels; it is 900 high.</param>
    /// <param name="scheme">Light or dark.</param>
    /// <param name="language">The browser's, such as <c>de-DE</c>.</param>
    public async Task<IBrowserContext> OpenAsync(
        int width = 1200,
        ColorScheme scheme = ColorScheme.Light,
        string language = "en-GB"
    )
    {
        RealParts.Need(RealParts.Chromium, "Chromium");
        var (_, chromium) = await _started.Value;
        return await chromium.NewContextAsync(
            new()
            {
                ColorScheme = scheme,
                Locale = language,
                TimezoneId = "Europe/London",
                ViewportSize = new() { Width = width, Height = 900 },
            }
        );
    }

    /// <summary>Keeps a picture for the eye in <c>artifacts/screenshots</c>.</summary>
    public static Task<byte[]> PictureAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(RealParts.Root, "artifacts", "screenshots", $"{name}.png") });

    public async ValueTask DisposeAsync()
    {
        if (!_started.IsValueCreated)
            return;
        var (driver, chromium) = await _started.Value;
        await chromium.DisposeAsync();
        driver.Dispose();
    }

    private static async Task<(IPlaywright Driver, IBrowser Chromium)> StartAsync()
    {
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new() { ExecutablePath = RealParts.Chromium, Args = Quiet }));
    }
}
