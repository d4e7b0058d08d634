using System.Runtime.InteropServices;
using ComplianceDesk.Core.Feeds;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Import;

/// <summary>An access as the parsing thread hands it over. References are dictionary numbers plus one; 0 is "not given".</summary>
internal struct AccessEntry
{
    public long At, Line, Fingerprint;
    public int User, Patient, Department, Workstation, SourceIp, SourceSystem, ObjectType, Purpose, Reason, ContentCheck, TextStart;
    public ushort EncounterLength, ObjectLength, SessionLength, EventLength;
    public byte Action, Outcome, BreakGlass;
}

/// <summary>A value of a reference row: a number (or dictionary number plus one), or text in the batch's bytes.</summary>
internal readonly record struct ReferenceCell(bool Given, long Number, int Start, int Length);

/// <summary>A reference row: whose columns its cells are, which stand behind those of the row before.</summary>
internal readonly record struct ReferenceEntry(FeedRecord Source, bool Withdrawn);

/// <summary>A new dictionary text and where it stands in the batch's bytes.</summary>
internal readonly record struct NewKey(KeyKind Kind, int Start, int Length);

/// <summary>Everything one transaction writes. Filled by the parsing thread, emptied by the storing thread, used again.</summary>
internal sealed class Batch
{
    /// <summary>Records a transaction: large enough that its own cost does not show, small enough that progress does.</summary>
    public const int MaxRecords = 50_000;
    private const int MaxBytes = 32 * 1024 * 1024;

    private byte[] bytes = new byte[1 << 20];
    private int used;
    private long rejectedBytes;

    public AccessEntry[] Accesses { get; } = new AccessEntry[MaxRecords + FhirReader.MaxParts];
    public int AccessCount { get; set; }
    public List<ReferenceCell> Cells { get; } = [];
    public List<ReferenceEntry> Rows { get; } = [];
    public List<NewKey> NewKeys { get; } = [];
    public List<(AliasKind Kind, string Name, string Target)> Aliases { get; } = [];
    public List<RejectedRecord> Rejected { get; } = [];
    /// <summary>Events by kind, key (dictionary number plus one, or the action) and day, packed as <see cref="DailyKey"/>.</summary>
    public Dictionary<ulong, int> Daily { get; } = [];
    /// <summary>True when a record of it says something else of a key met before: see <see cref="FirstLoad"/>.</summary>
    public bool EndsFirstLoad { get; set; }
    public long Read { get; set; }
    public long Duplicate { get; set; }
    public long EndOffset { get; set; }
    public long EndLine { get; set; }
    public long OriginalBytes { get; set; }
    public long FirstAt { get; set; }
    public long LastAt { get; set; }
    public IReadOnlyList<string> Remarks { get; set; } = [];

    public bool IsFull => Read >= MaxRecords || used + rejectedBytes > MaxBytes;

    public void Clear()
    {
        used = 0;
        rejectedBytes = 0;
        AccessCount = 0;
        Cells.Clear();
        Rows.Clear();
        NewKeys.Clear();
        Aliases.Clear();
        Rejected.Clear();
        Daily.Clear();
        EndsFirstLoad = false;
        Read = Duplicate = 0;
        FirstAt = long.MaxValue;
        LastAt = long.MinValue;
    }

    public int Put(ReadOnlySpan<byte> text)
    {
        if (bytes.Length - used < text.Length) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, used + text.Length));
        text.CopyTo(bytes.AsSpan(used));
        used += text.Length;
        return used - text.Length;
    }

    public ReadOnlySpan<byte> Text(int start, int length) => bytes.AsSpan(start, length);

    public void Reject(RejectedRecord record)
    {
        Rejected.Add(record);
        rejectedBytes += record.Raw.Length * 2 + 200;
    }

    public void Count(DailyCountKind kind, int key, int day) =>
        CollectionsMarshal.GetValueRefOrAddDefault(Daily, DailyKey.Pack(kind, key, day), out _)++;
}
