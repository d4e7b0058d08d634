using ComplianceDesk.Core.Feeds;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Import;

/// <summary>The parsing side of an import: turns records into batches, numbers their texts and finds events met before.</summary>
/// <param name="dictionaries">The store's dictionaries, by <see cref="KeyKind"/>.</param>
/// <param name="aliases">Other names of what records refer to, or null for formats that have none.</param>
/// <param name="firstLoad">Keys met in the first file of a feed, or null when it is none.</param>
/// <param name="met">Events met before.</param>
/// <param name="fingerprint">Identifies events.</param>
/// <param name="site">The site's clock.</param>
internal sealed class BatchFiller(Utf8Dictionary[] dictionaries, Aliases? aliases, FirstLoad? firstLoad, StoredFingerprints met, EventFingerprint fingerprint, ZoneClock site)
{
    private readonly Dictionary<FeedSchema, KeyKind?[]> references = [];
    private FirstLoad? firstLoad = firstLoad;

    public void Add(Batch batch, FeedRecord record, IFeedReader reader)
    {
        if (record.Feed == AccessesFeed.Schema) AddAccess(batch, record, reader);
        else AddReference(batch, record);
    }

    private void AddReference(Batch batch, FeedRecord record)
    {
        switch (firstLoad?.Meet(record))
        {
            case Acquaintance.Same:
                batch.Duplicate++;
                return;
            case Acquaintance.Different:
                batch.EndsFirstLoad = true;
                firstLoad = null;
                break;
        }
        aliases?.Add(batch, record);
        if (!references.TryGetValue(record.Feed, out var refersTo)) references[record.Feed] = refersTo = ReferenceTable.References(record.Feed);
        var columns = record.Feed.Columns;
        for (var i = 0; i < columns.Count; i++)
        {
            if (!record.Has(i)) { batch.Cells.Add(default); continue; }
            // The feed's own key is its row's text; every other id refers to a row, which is made when it is not there yet.
            if (refersTo[i] is { } kind)
            {
                batch.Cells.Add(new(true, Number(batch, kind, Text(record, i)), 0, 0));
                continue;
            }
            var text = columns[i].IsText ? Text(record, i) : default;
            batch.Cells.Add(new(true, record.Number(i), batch.Put(text), text.Length));
        }
        batch.Rows.Add(new(record, record.Withdrawn));
    }

    private void AddAccess(Batch batch, FeedRecord record, IFeedReader reader)
    {
        var at = record.Number(AccessesFeed.OccurredAt);
        var (identity, check) = fingerprint.Of(record);
        switch (met.Add(at, identity, check))
        {
            case Acquaintance.Same:
                batch.Duplicate++;
                return;
            case Acquaintance.Different:
                batch.Reject(new RejectedRecord("event-id-reused", record.Line, record.ByteOffset, "event_id",
                    RejectedRecord.Clip(record.Text(AccessesFeed.EventId)), "an id no other event of this source system has", reader.Raw()));
                return;
        }
        ref var entry = ref batch.Accesses[batch.AccessCount++];
        entry.At = at;
        entry.Line = record.Line;
        entry.Fingerprint = (long)identity;
        entry.ContentCheck = check;
        entry.User = Number(batch, KeyKind.User, Text(record, AccessesFeed.UserId));
        entry.Patient = Number(batch, KeyKind.Patient, Text(record, AccessesFeed.PatientId));
        entry.Department = Number(batch, KeyKind.Department, Text(record, AccessesFeed.DepartmentId));
        entry.Workstation = Number(batch, KeyKind.Workstation, record.Text(AccessesFeed.WorkstationId));
        entry.SourceIp = Number(batch, KeyKind.SourceIp, record.Text(AccessesFeed.SourceIp));
        entry.SourceSystem = Number(batch, KeyKind.SourceSystem, record.Text(AccessesFeed.SourceSystem));
        entry.ObjectType = Number(batch, KeyKind.ObjectType, record.Text(AccessesFeed.ObjectType));
        entry.Purpose = Number(batch, KeyKind.Purpose, record.Text(AccessesFeed.PurposeOfUse));
        entry.Reason = Number(batch, KeyKind.Reason, record.Text(AccessesFeed.Reason));
        entry.Action = (byte)record.Number(AccessesFeed.Action);
        entry.Outcome = (byte)record.Number(AccessesFeed.Outcome);
        entry.BreakGlass = (byte)record.Number(AccessesFeed.BreakGlass);
        var encounter = Text(record, AccessesFeed.EncounterId);
        entry.TextStart = batch.Put(encounter);
        entry.EncounterLength = (ushort)encounter.Length;
        batch.Put(record.Text(AccessesFeed.ObjectId));
        entry.ObjectLength = (ushort)record.Text(AccessesFeed.ObjectId).Length;
        batch.Put(record.Text(AccessesFeed.SessionId));
        entry.SessionLength = (ushort)record.Text(AccessesFeed.SessionId).Length;
        batch.Put(record.Text(AccessesFeed.EventId));
        entry.EventLength = (ushort)record.Text(AccessesFeed.EventId).Length;

        batch.FirstAt = Math.Min(batch.FirstAt, at);
        batch.LastAt = Math.Max(batch.LastAt, at);
        var day = site.DayOf(at);
        batch.Count(DailyCountKind.User, entry.User, day);
        batch.Count(DailyCountKind.Patient, entry.Patient, day);
        batch.Count(DailyCountKind.Department, entry.Department, day);
        batch.Count(DailyCountKind.Action, entry.Action, day);
        batch.Count(DailyCountKind.SourceSystem, entry.SourceSystem, day);
    }

    /// <summary>A column's text, or the id it is another name of.</summary>
    private ReadOnlySpan<byte> Text(FeedRecord record, int column) =>
        aliases is null ? record.Text(column) : aliases.Resolve(record.Feed, column, record.Text(column));

    private int Number(Batch batch, KeyKind kind, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return 0;
        var number = dictionaries[(int)kind].Number(text, out var added);
        if (added) batch.NewKeys.Add(new(kind, batch.Put(text), text.Length));
        return number + 1;
    }
}
