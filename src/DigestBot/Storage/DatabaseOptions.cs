using Microsoft.Data.Sqlite;

namespace DigestBot.Storage;

/// <summary>Where the data is: <c>ConnectionStrings:DigestBot</c>.</summary>
internal static class DatabaseOptions
{
    public const string Key = "ConnectionStrings:DigestBot";

    /// <summary>Reads the connection string; a relative file stands in the content root.</summary>
    /// <exception cref="SettingsException">The string is no SQLite connection string.</exception>
    public static SqliteConnectionStringBuilder Read(IConfiguration configuration, string contentRoot)
    {
        var text = configuration.GetConnectionString("DigestBot");
        var builder = Parse(string.IsNullOrWhiteSpace(text) ? "Data Source=digestbot.db" : text);
        if (builder.DataSource.Length == 0)
            throw new SettingsException($"{Key} names no file. Write for example \"Data Source=digestbot.db\".");
        if (builder.Password.Length > 0)
            throw new SettingsException($"{Key} has a Password, but SQLite here cannot encrypt. Leave it out.");
        if (builder.Mode != SqliteOpenMode.Memory && builder.DataSource != ":memory:")
            builder.DataSource = Path.GetFullPath(builder.DataSource, contentRoot);
        builder.ForeignKeys = true;
        return builder;
    }

    private static SqliteConnectionStringBuilder Parse(string text)
    {
        try
        {
            return new SqliteConnectionStringBuilder(text);
        }
        catch (ArgumentException fault)
        {
            throw new SettingsException(
                $"{Key} is not a SQLite connection string ({fault.Message}). Write for example \"Data Source=digestbot.db\".",
                fault
            );
        }
    }
}
