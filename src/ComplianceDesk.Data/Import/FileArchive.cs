using System.IO.Compression;
using System.Security.Cryptography;

namespace ComplianceDesk.Data.Import;

/// <summary>The original bytes of every file taken in, gzip-compressed, each under its SHA-256.</summary>
internal sealed class FileArchive(DeskStore store)
{
    private const string Unfinished = ".partial";

    /// <summary>Copies a file in, hashing it on the way. The copy appears whole under its name or not at all.</summary>
    public async Task<(string Sha256, long Bytes)> AddAsync(Stream content, Action<long>? copied, CancellationToken cancellationToken)
    {
        var partial = Path.Combine(store.Archive, Guid.NewGuid().ToString("n") + Unfinished);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var bytes = 0L;
            await using (var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                await using var gzip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
                var buffer = new byte[1 << 18];
                for (int got; (got = await content.ReadAsync(buffer, cancellationToken)) > 0;)
                {
                    hash.AppendData(buffer, 0, got);
                    await gzip.WriteAsync(buffer.AsMemory(0, got), cancellationToken);
                    bytes += got;
                    copied?.Invoke(bytes);
                }
                await gzip.DisposeAsync();
                file.Flush(flushToDisk: true);
            }
            var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            var path = PathOf(sha256);
            if (File.Exists(path)) File.Delete(partial);
            else File.Move(partial, path);
            return (sha256, bytes);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    /// <summary>The original bytes of a file.</summary>
    public Stream Open(string sha256) =>
        new GZipStream(new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16), CompressionMode.Decompress);

    /// <summary>True when a copy is there.</summary>
    public bool Has(string sha256) => File.Exists(PathOf(sha256));

    /// <summary>Drops the copy of a file nothing of which was taken in.</summary>
    public void Remove(string sha256) => File.Delete(PathOf(sha256));

    /// <summary>Drops copies nobody has written to for an hour: a killed process left them.</summary>
    public void RemoveUnfinished(TimeProvider clock)
    {
        var before = clock.GetUtcNow().UtcDateTime.AddHours(-1);
        foreach (var partial in Directory.EnumerateFiles(store.Archive, "*" + Unfinished))
        {
            if (File.GetLastWriteTimeUtc(partial) < before) File.Delete(partial);
        }
    }

    private string PathOf(string sha256) => Path.Combine(store.Archive, sha256 + ".gz");
}
