using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests;

/// <summary>A real store in a folder of its own, filled by hand for a test: people, records, accesses, sessions and findings.</summary>
internal sealed class Hospital : IDisposable
{
    public static readonly DateTime Noon = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryFolder folder;
    private readonly List<object> rows = [];
    private int last;

    private Hospital(TemporaryFolder folder, DeskStore store) => (this.folder, Store) = (folder, store);

    public DeskStore Store { get; }

    /// <param name="path">A folder that outlives the builder, with a store or without; none for one that goes with it.</param>
    public static async Task<Hospital> OpenAsync(string? path = null)
    {
        var folder = new TemporaryFolder();
        return new(folder, path is not null && StoreCopy.IsMade(path) ? new DeskStore(path) : await StoreCopy.EmptyAsync(path ?? folder.Path));
    }

    public int Department(string id, string name) => Add(new DepartmentRow { Id = Next, DepartmentId = id, Name = name, Listed = true, Kind = "clinical" }).Id;

    public int User(string id, string? given = null, string? family = null, Action<UserRow>? also = null)
    {
        var row = Add(new UserRow { Id = Next, UserId = id, GivenName = given, FamilyName = family, Listed = true, Status = "active", Role = "nurse" });
        also?.Invoke(row);
        return row.Id;
    }

    public int Patient(string id, string? given = null, string? family = null, Action<PatientRow>? also = null)
    {
        var row = Add(new PatientRow { Id = Next, PatientId = id, GivenName = given, FamilyName = family, Listed = true });
        also?.Invoke(row);
        return row.Id;
    }

    public int Term(TermKind kind, string text) => Add(new TermRow { Id = Next, Kind = kind, Text = text }).Id;

    public long Access(int user, int? patient, DateTime at, AccessAction action = AccessAction.Read, Action<AccessRow>? also = null)
    {
        var row = Add(new AccessRow { Id = Next, UserId = user, PatientId = patient, At = at, Action = action, Outcome = AccessOutcome.Success });
        row.Fingerprint = row.Line = row.Id;
        also?.Invoke(row);
        return row.Id;
    }

    public void Session(int user, int patient, int day, int events = 1, bool first = false, int? explanation = null)
    {
        var at = DateTime.UnixEpoch.AddDays(day).AddHours(10);
        Add(new AccessSessionRow
        {
            UserId = user, PatientId = patient, Day = day, Events = events, FirstAt = at, LastAt = at.AddMinutes(events), First = first, ExplanationId = explanation,
        });
    }

    /// <summary>Opens a case for a finding, or puts it into the person's open one, as a person does: by escalating it.</summary>
    /// <returns>The case's number.</returns>
    public static async Task<int> CaseAsync(DeskStore store, int finding, string why, string who, TimeProvider? clock = null)
    {
        await using var db = store.CreateDbContext();
        var status = (await db.Findings.AsNoTracking().SingleAsync(f => f.Id == finding)).Status;
        Assert.Null(await new FindingReview(store, clock ?? TimeProvider.System).EscalateAsync(finding, who, status, why));
        return (await db.CaseFindings.SingleAsync(f => f.FindingId == finding)).CaseId;
    }

    public int Finding(int user, int? patient, int score, Action<FindingRow>? also = null, params long[] accesses)
    {
        var row = Add(new FindingRow
        {
            Id = Next, Key = $"test:{last}", Rules = "surname", Score = score, Severity = score >= 70 ? FindingSeverity.High : FindingSeverity.Medium,
            UserId = user, PatientId = patient, FirstAt = Noon, LastAt = Noon.AddMinutes(5), Events = Math.Max(1, accesses.Length),
            Signals = """[{"rule":"surname","weight":40,"sentence":"Same family name; 1 in 4,000 people here bears it."}]""", DetectedAt = Noon.AddHours(1),
        });
        also?.Invoke(row);
        rows.AddRange(accesses.Select(a => new FindingAccessRow { FindingId = row.Id, AccessId = a }));
        return row.Id;
    }

    public T Add<T>(T row) where T : class
    {
        rows.Add(row);
        return row;
    }

    /// <summary>The row of a kind that was added last and is not written yet.</summary>
    public T Last<T>() => rows.OfType<T>().Last();

    /// <summary>Writes what was added since the last time.</summary>
    public async Task SaveAsync()
    {
        await using var db = Store.CreateDbContext();
        db.AddRange(rows);
        await db.SaveChangesAsync();
        rows.Clear();
    }

    public void Dispose() => folder.Dispose();

    private int Next => ++last;
}
