using System.Security.Cryptography;
using DigestBot.Articles.Formats;
using DigestBot.Text;
using Microsoft.Extensions.Options;

namespace DigestBot.Articles;

/// <summary>Reads the configured files at start and whenever they change, one at a time and each on its own.</summary>
internal sealed class ArticleIntake(
    ArticleFolder folder,
    ArticleStore store,
    ArticleEditions editions,
    Library library,
    GoneArticles goneArticles,
    IOptions<ArticleOptions> options,
    ILogger<ArticleIntake> log
) : IDisposable
{
    /// <summary>Raised with each release that reads the same file differently.</summary>
    private const string ReaderVersion = "1";

    private readonly Dictionary<string, FileLook> _seen = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private IReadOnlyDictionary<string, string>? _fingerprints;

    /// <summary>Looks at every path once. Cheap when nothing changed: one look at each file's length and time.</summary>
    public async Task ScanAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            await LookAsync(cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task LookAsync(CancellationToken cancellation)
    {
        _fingerprints ??= await store.FingerprintsAsync(cancellation);
        var found = folder.Find(options.Value.Paths);
        var changed = false;
        foreach (var file in found.Files)
            changed |= await ReadAsync(file, cancellation);
        changed |= await RemoveGoneAsync(found, cancellation);
        if (changed)
            _fingerprints = await store.FingerprintsAsync(cancellation);
        if (changed || library.Current.Articles.Count != _fingerprints.Count)
            library.Replace(await store.LoadAsync(cancellation));
    }

    private async Task<bool> ReadAsync(ArticlePath file, CancellationToken cancellation)
    {
        if (_seen.TryGetValue(file.Source, out var seen) && seen == file.Look)
            return false;
        try
        {
            var changed = await ReadChangedAsync(file, cancellation);
            _seen[file.Source] = file.Look;
            return changed;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.ArticleUnreadable(file.Source, fault.Message);
            return false;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.ArticleBroke(file.Source, fault);
            return false;
        }
    }

    private async Task<bool> ReadChangedAsync(ArticlePath file, CancellationToken cancellation)
    {
        var reading = ArticleFile.Read(
            file.FullPath,
            new ReadOptions(SectionSentences: options.Value.SectionSentences)
        );
        if (reading is ArticleReading.Refused(var reason))
            log.ArticleRefused(file.Source, reason);
        return reading is ArticleReading.Done(var document) && await KeepAsync(file.Source, document, cancellation);
    }

    private async Task<bool> KeepAsync(string source, ArticleDocument document, CancellationToken cancellation)
    {
        var fingerprint = Fingerprint(document);
        if (_fingerprints!.TryGetValue(source, out var known) && known == fingerprint)
            return false;
        await editions.SaveAsync(source, fingerprint, document, cancellation);
        log.ArticleRead(source, document.Text.Title, document.Text.Sections.Count);
        Measures.ArticleRead();
        foreach (var warning in document.Text.Warnings)
            log.ArticleWarning(source, warning);
        return true;
    }

    private async Task<bool> RemoveGoneAsync(ArticleFiles found, CancellationToken cancellation)
    {
        var gone = goneArticles.Among(_fingerprints!.Keys, found);
        foreach (var source in gone)
        {
            await store.RemoveAsync(source, cancellation);
            _seen.Remove(source);
            log.ArticleRemoved(source);
        }
        return gone.Count > 0;
    }

    private static string Fingerprint(ArticleDocument document)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in Parts(document))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(part));
            hash.AppendData([0]);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<string> Parts(ArticleDocument document)
    {
        var text = document.Text;
        yield return ReaderVersion;
        yield return text.Title;
        yield return text.Byline ?? "";
        yield return text.Standfirst ?? "";
        yield return text.Language;
        yield return document.Publisher ?? "";
        yield return document.Url?.AbsoluteUri ?? "";
        yield return document.Published?.ToString("O", System.Globalization.CultureInfo.InvariantCulture) ?? "";
        foreach (var section in text.Sections)
        {
            yield return section.Heading;
            yield return section.Text;
            yield return Ranges.ToStored(section.Sentences);
            yield return Ranges.ToStored(section.Summary);
        }
    }
}
