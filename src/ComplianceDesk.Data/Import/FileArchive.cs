using System.IO.Compression;
using System.Security.Cryptography;

namespace ComplianceDesk.Data.Import;

/// <summary>The original bytes of every file taken in, gzip-compressed, each under its SHA-256.</summary>
internal sealed class FileArchive(DeskStore store)
{
    private const string Unfinished = ".partial";
    // Each block is a gzip member of its own (RFC 1952 2.2), so that all processors compress.
    private const int BlockBytes = 4 * 1024 * 1024;

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
                var blocks = new Queue<Task<MemoryStream>>();
                for (; ; )
                {
                    var block = new byte[BlockBytes];
                    var got = await content.ReadAtLeastAsync(block, block.Length, throwOnEndOfStream: false, cancellationToken);
                    if (got == 0) break;
                    blocks.Enqueue(Task.Run(() => Compress(block.AsSpan(0, got)), cancellationToken));
                    hash.AppendData(block, 0, got);
                    bytes += got;
                    if (blocks.Count > Environment.ProcessorCount) await WriteAsync(await blocks.Dequeue(), file, cancellationToken);
                    copied?.Invoke(bytes);
                }
                if (bytes == 0) blocks.Enqueue(Task.FromResult(Compress([])));
                while (blocks.TryDequeue(out var block)) await WriteAsync(await block, file, cancellationToken);
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

    private static MemoryStream Compress(ReadOnlySpan<byte> block)
    {
        var target = new MemoryStream(block.Length / 2);
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(block);
        return target;
    }

    private static async Task WriteAsync(MemoryStream block, FileStream file, CancellationToken cancellationToken) =>
        await file.WriteAsync(block.GetBuffer().AsMemory(0, (int)block.Length), cancellationToken);

    private string PathOf(string sha256) => Path.Combine(store.Archive, sha256 + ".gz");
}
