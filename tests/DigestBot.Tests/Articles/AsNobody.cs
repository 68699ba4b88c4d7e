using System.Runtime.InteropServices;

namespace DigestBot.Tests.Articles;

/// <summary>
/// Lets something begin with the rights of a user who owns nothing, also where the tests run as root, whom no file mode keeps out. In Linux the
/// user that files are opened as is the thread's own (setfsuid(2)).
/// </summary>
internal static class AsNobody
{
    private const int Nobody = 65534;

    public static Task BeginAsync(Func<Task> work)
    {
        var begun = Task.CompletedTask;
        var thread = new Thread(() =>
        {
            _ = setfsuid(Nobody);
            begun = work();
        });
        thread.Start();
        thread.Join();
        return begun;
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int setfsuid(int user);
}
