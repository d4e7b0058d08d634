using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ComplianceDesk.Data.Queries;

/// <summary>Every finding of a filter, in the filter's order. Patients are masked as on the page, and evidence is free of their identity.</summary>
public sealed class FindingExportQuery(DeskStore store)
{
    /// <summary>Counts the rows and opens them for reading. The caller disposes the export.</summary>
    /// <inheritdoc cref="FindingQueueQuery.RunAsync"/>
    public async Task<FindingExport> OpenAsync(FindingFilter filter, QueueViewer viewer, CancellationToken cancellationToken = default)
    {
        var db = store.CreateDbContext();
        try
        {
            // A deferred transaction only reads: count and rows come from one state of the store, and nobody waits for a slow download.
            await db.Database.OpenConnectionAsync(cancellationToken);
            var transaction = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
            var used = await db.Database.UseTransactionAsync(transaction, cancellationToken);
            var count = await db.Findings(filter, viewer).CountAsync(cancellationToken);
            return new FindingExport(db, used!, FindingQueueQuery.All(db, filter, viewer), count);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }
}

/// <summary>An export that is being read: its count first, then its rows one at a time.</summary>
public sealed class FindingExport : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly DeskContext db;
    private readonly IDbContextTransaction transaction;
    private readonly IQueryable<FindingQueueQuery.RawItem> rows;

    internal FindingExport(DeskContext db, IDbContextTransaction transaction, IQueryable<FindingQueueQuery.RawItem> rows, int count)
    {
        this.db = db;
        this.transaction = transaction;
        this.rows = rows;
        Count = count;
    }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>The rows with their evidence sentences, joined by <c> | </c>.</summary>
    public async IAsyncEnumerable<(FindingItem Item, string Reasons)> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var redaction = new PatientRedaction(row.Patient);
            var signals = JsonSerializer.Deserialize<List<FindingSignal>>(row.Finding.Signals, Json) ?? [];
            yield return (row.Item(), string.Join(" | ", signals.Select(s => redaction.Apply(s.Sentence))));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await db.DisposeAsync();
    }
}
