using System.IO.Compression;
using System.Security.Cryptography;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

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
                var free = new Queue<Block>(Enumerable.Range(0, Environment.ProcessorCount + 1).Select(_ => new Block()));
                var packing = new Queue<Task<Block>>();
                async Task WriteNextAsync()
                {
                    var block = await packing.Dequeue();
                    await file.WriteAsync(block.Packed.GetBuffer().AsMemory(0, (int)block.Packed.Length), cancellationToken);
                    free.Enqueue(block);
                }
                for (var more = true; more;)
                {
                    if (free.Count == 0) await WriteNextAsync();
                    var block = free.Dequeue();
                    block.Length = await content.ReadAtLeastAsync(block.Bytes, block.Bytes.Length, throwOnEndOfStream: false, cancellationToken);
                    more = block.Length == block.Bytes.Length;
                    packing.Enqueue(Task.Run(block.Pack, cancellationToken));
                    hash.AppendData(block.Bytes, 0, block.Length);
                    bytes += block.Length;
                    copied?.Invoke(bytes);
                }
                while (packing.Count > 0) await WriteNextAsync();
                file.Flush(flushToDisk: true);
            }
            var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            var path = PathOf(sha256);
            if (File.Exists(path)) File.Delete(partial);
            // Another upload of the same bytes may have been quicker by now: either copy is as good.
            else File.Move(partial, path, overwrite: true);
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

    /// <summary>Drops the copy of a file that was refused, unless the same bytes came in otherwise: as an import, or with a statement, a policy or a case.</summary>
    public async Task DropUnusedAsync(string sha256, CancellationToken cancellationToken)
    {
        await using var db = store.CreateDbContext();
        if (!await db.Imports.AnyAsync(i => i.Sha256 == sha256 && i.Status != ImportStatus.Failed, cancellationToken)
            && !await db.Statements.AnyAsync(s => s.FileSha256 == sha256, cancellationToken)
            && !await db.PolicyDocuments.AnyAsync(p => p.FileSha256 == sha256, cancellationToken)
            && !await db.CaseEvidence.AnyAsync(e => e.Sha256 == sha256, cancellationToken))
        {
            File.Delete(PathOf(sha256));
        }
    }

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

    /// <summary>A piece of a file, packed as a gzip member of its own (RFC 1952 2.2), so that all processors compress.</summary>
    private sealed class Block
    {
        public byte[] Bytes { get; } = new byte[4 * 1024 * 1024];
        public MemoryStream Packed { get; } = new();
        public int Length { get; set; }

        public Block Pack()
        {
            Packed.SetLength(0);
            using var gzip = new GZipStream(Packed, CompressionLevel.Fastest, leaveOpen: true);
            gzip.Write(Bytes, 0, Length);
            return this;
        }
    }
}
