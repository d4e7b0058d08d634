using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>Every finding of a filter, in the filter's order. Patients are masked as on the page, and evidence is free of their identity.</summary>
public sealed class FindingExportQuery(DeskStore store)
{
    /// <summary>Counts the rows and opens them for reading. The caller disposes the export.</summary>
    /// <inheritdoc cref="FindingQueueQuery.RunAsync"/>
    public async Task<FindingExport> OpenAsync(FindingFilter filter, QueueViewer viewer, CancellationToken cancellationToken = default)
    {
        // Count and rows come from one state of the store.
        var db = await store.OpenSnapshotAsync(cancellationToken);
        try
        {
            return new FindingExport(db, FindingQueueQuery.All(db, filter, viewer), await db.Findings(filter, viewer).CountAsync(cancellationToken));
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
    private readonly IQueryable<FindingQueueQuery.RawItem> rows;

    internal FindingExport(DeskContext db, IQueryable<FindingQueueQuery.RawItem> rows, int count)
    {
        this.db = db;
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
    public ValueTask DisposeAsync() => db.DisposeAsync();
}
