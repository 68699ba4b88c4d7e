using Microsoft.Playwright;

namespace DigestBot.Tests.Web;

/// <summary>One browser tab with the chat page, as its reader uses it.</summary>
internal sealed class ChatTab
{
    private readonly IPage _page;

    private ChatTab(IPage page)
    {
        _page = page;
        page.Console += (_, message) => Note(message.Type is "error", message.Text);
        page.PageError += (_, error) => Note(true, error);
        page.Request += (_, request) => Note(IsForeign(request.Url), $"asked for {request.Url}");
    }

    /// <summary>Errors of the page, breaches of its policy, requests to elsewhere: there must be none.</summary>
    public List<string> Faults { get; } = [];

    public IPage Page => _page;

    /// <summary>Web Chat keeps a hidden copy of each card for screen readers; only the visible one has this class.</summary>
    public ILocator Cards => _page.Locator(".ac-adaptiveCard");

    public ILocator Messages => _page.Locator("[role=feed] [role=article]");

    private ILocator Box => _page.GetByPlaceholder("Try /help or /topic quad");

    public static async Task<ChatTab> OpenAsync(IBrowserContext context, Uri address)
    {
        var tab = new ChatTab(await context.NewPageAsync());
        await tab._page.GotoAsync(address.ToString());
        await Assertions.Expect(tab.Box).ToBeVisibleAsync();
        return tab;
    }

    /// <summary>Says something and waits for the card that answers it.</summary>
    public Task SayAsync(string text) =>
        AnsweredAsync(async () =>
        {
            await Box.FillAsync(text);
            await Box.PressAsync("Enter");
        });

    /// <summary>Presses a button of the newest card and waits for the card that answers it.</summary>
    public Task PressAsync(string button) =>
        AnsweredAsync(() => Cards.Last.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync());

    public Task SeesAsync(string text) => Assertions.Expect(Cards.Last).ToContainTextAsync(text);

    public async Task ReloadAsync()
    {
        await _page.ReloadAsync();
        await Assertions.Expect(Box).ToBeVisibleAsync();
    }

    /// <summary>A picture of the newest message, once the page has scrolled to it.</summary>
    public async Task PictureAsync(string name)
    {
        await _page.WaitForFunctionAsync(
            """
            () => {
              const { scrollHeight, scrollTop, clientHeight } = document.querySelector('.webchat__basic-transcript__scrollable');
              return scrollHeight - scrollTop - clientHeight < 2;
            }
            """
        );
        await Browser.PictureAsync(_page, name);
    }

    private async Task AnsweredAsync(Func<Task> act)
    {
        var before = await Cards.CountAsync();
        await act();
        await Assertions.Expect(Cards.Nth(before)).ToBeVisibleAsync();
    }

    private static bool IsForeign(string url) =>
        new Uri(url) is { Scheme: "http" or "https" or "ws", IsLoopback: false };

    private void Note(bool isFault, string what)
    {
        if (isFault)
            Faults.Add(what);
    }
}
