namespace DigestBot;

/// <summary>A setting the service cannot start with. Its message is one readable sentence with the key's path.</summary>
internal sealed class SettingsException(string message, Exception? inner = null) : Exception(message, inner);
