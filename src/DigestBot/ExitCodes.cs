namespace DigestBot;

/// <summary>What the service ends with, for whoever watches it; a bug at the start stays an exception.</summary>
internal static class ExitCodes
{
    public const int Stopped = 0;

    /// <summary>Somebody has to mend it: starting again would not help.</summary>
    public const int WrongSettings = 2;

    /// <summary>The database or the address could not be used, which may pass.</summary>
    public const int NotReady = 3;

    /// <summary>A part of it broke while it ran; the log has the stack trace.</summary>
    public const int Broke = 4;
}
