using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Judgement;

/// <summary>Judging week by week in a real store: what a run reads, what it leaves when it is cut off, what a late feed takes back.</summary>
public sealed class EpochWriterTests
{
    private const int Weeks = 8;

    // A Monday.
    private static readonly DateTime Begin = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_OnlyTheWeeksThatAreNew()
    {
        using var folder = new TemporaryFolder();
        var store = await StoreAsync(folder);
        var runner = new JudgementRunner(store, TimeProvider.System);
        await ImportAsync(folder, store, "accesses", Accesses(0, (Weeks * 7) - 1));
        await runner.RunAsync(null, Token);
        Assert.Equal((Weeks * 7 - 1) * 20, runner.AccessesRead - Margins(Weeks - Epoch.FirstWeeks));

        await ImportAsync(folder, store, "accesses", Accesses((Weeks * 7) - 1, 1));
        var run = await runner.RunAsync(null, Token);
        Assert.Equal(7 * 20, runner.AccessesRead - Margins(1));
        Assert.Equal(Weeks * 7 * 20, run.Events);

        await runner.RunAsync(null, Token);
        Assert.Equal(0, runner.AccessesRead);

        // The Sunday before each later week is read twice: twenty accesses.
        static int Margins(int weeks) => weeks * 20;
    }

    [Fact]
    public async Task Reaches_BackToTheFirstAccessThatANewVisitMayExplain()
    {
        using var folder = new TemporaryFolder();
        var store = await StoreAsync(folder);
        var runner = new JudgementRunner(store, TimeProvider.System);
        await ImportAsync(folder, store, "accesses", Accesses(0, Weeks * 7));
        await ImportAsync(folder, store, "accesses", ["a-late,2026-04-14T09:00:00Z,n1,p-late,read,success"]);
        await runner.RunAsync(null, Token);

        // The patient was opened in the seventh week only: that and the one after it are judged again.
        await ImportAsync(folder, store, "encounters", ["e-late,p-late,inpatient,2026-04-15T08:00:00Z,,W1"]);
        await runner.RunAsync(null, Token);
        Assert.Equal(1 + (2 * (140 + 20)), runner.AccessesRead);
    }

    [Fact]
    public async Task Reaches_NotBackToWhatANewVisitCannotChange()
    {
        using var folder = new TemporaryFolder();
        var store = await StoreAsync(folder);
        var runner = new JudgementRunner(store, TimeProvider.System);
        await ImportAsync(folder, store, "accesses", [.. Accesses(0, Weeks * 7), "a-late,2026-04-14T09:00:00Z,n1,p-late,read,success"]);
        await runner.RunAsync(null, Token);

        // Ten weeks later the ward sees a patient again whom it had all the time: each access was that visit's.
        await ImportAsync(folder, store, "encounters", ["e-again,p3,inpatient,2026-06-30T08:00:00Z,,W1"]);
        await runner.RunAsync(null, Token);
        Assert.Equal(0, runner.AccessesRead);

        // Nor does it say anything of a patient whom nobody had a reason to open so long before.
        await ImportAsync(folder, store, "encounters", ["e-later,p-late,inpatient,2026-06-30T08:00:00Z,,W1"]);
        await runner.RunAsync(null, Token);
        Assert.Equal(0, runner.AccessesRead);

        // Ten days later: what nothing explained is judged again, and the week after it.
        await ImportAsync(folder, store, "encounters", ["e-late,p-late,inpatient,2026-04-24T08:00:00Z,,W1"]);
        await runner.RunAsync(null, Token);
        Assert.Equal(1 + (2 * (140 + 20)), runner.AccessesRead);
    }

    [Fact]
    public async Task Withdraws_WhatALateFeedExplains()
    {
        using var folder = new TemporaryFolder();
        var store = await StoreAsync(folder);
        var runner = new JudgementRunner(store, TimeProvider.System);
        await ImportAsync(folder, store, "accesses", [.. Accesses(0, Weeks * 7), "vip-1,2026-04-20T13:00:00Z,n1,vip,read,success", "vip-2,2026-04-20T13:05:00Z,n1,vip,print,success"]);
        await runner.RunAsync(null, Token);
        await using (var db = store.CreateDbContext())
        {
            Assert.Equal(FindingStatus.New, (await db.Findings.SingleAsync(Token)).Status);
        }

        await ImportAsync(folder, store, "encounters", ["e-vip,vip,inpatient,2026-04-19T08:00:00Z,,W1"]);
        var run = await runner.RunAsync(null, Token);
        await using (var db = store.CreateDbContext())
        {
            var finding = await db.Findings.SingleAsync(Token);
            Assert.Equal((FindingStatus.Withdrawn, "Explained by: Visit in the user's department."), (finding.Status, finding.WithdrawnBecause));
            Assert.Equal(1, run.FindingsWithdrawn);
            Assert.Equal(FindingChange.Withdrawn, (await db.FindingChanges.OrderBy(c => c.Id).LastAsync(Token)).Change);
            Assert.Equal(0, await db.JudgementMarks.CountAsync(Token));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Keeps_EachWeekWholeWhenCutOff(int epochs)
    {
        using var folder = new TemporaryFolder();
        var store = await StoreAsync(folder);
        await ImportAsync(folder, store, "accesses", [.. Accesses(0, Weeks * 7), "vip-1,2026-03-10T13:00:00Z,n1,vip,print,success", "vip-2,2026-04-20T13:05:00Z,n1,vip,print,success"]);
        using var stop = new CancellationTokenSource();
        var killed = new Progress(step => step.StartsWith("Judging", StringComparison.Ordinal) && epochs-- == 0, stop.Cancel);
        var left = epochs;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new JudgementRunner(store, TimeProvider.System).RunAsync(killed, stop.Token));
        await using (var db = store.CreateDbContext())
        {
            // The sessions, the counts and the findings there are belong to the weeks that were kept.
            var kept = await db.Epochs.OrderBy(e => e.FromDay).ToListAsync(Token);
            Assert.Equal(left, kept.Count);
            Assert.Equal(kept.Sum(e => e.PatientEvents), await db.AccessSessions.SumAsync(s => s.Events, Token));
            Assert.Equal(kept.Sum(e => e.PatientEvents), await db.ReasonCounts.SumAsync(c => c.Accesses, Token));
            Assert.Equal(left > 0 ? 1 : 0, await db.Findings.CountAsync(Token));
            Assert.Equal(0, await db.JudgementRuns.CountAsync(Token));
            Assert.NotEqual(0, await db.JudgementMarks.CountAsync(Token));
        }

        var runner = new JudgementRunner(store, TimeProvider.System);
        var run = await runner.RunAsync(null, Token);
        Assert.Equal((Weeks * 7 * 20) + 2, run.Events);
        var finished = await SnapshotAsync(store);
        await runner.RunAllAsync(null, Token);
        Assert.Equal(finished, await SnapshotAsync(store));
    }

    /// <summary>A ward of two nurses and its ten in-patients, and a patient on the list of protected names who is not in care.</summary>
    private static async Task<DeskStore> StoreAsync(TemporaryFolder folder)
    {
        var store = await StoreCopy.EmptyAsync(Path.Combine(folder.Path, "data"));
        await ImportAsync(folder, store, "departments", ["W1,Ward 1,clinical"]);
        await ImportAsync(folder, store, "workforce", ["n1,Ann,Quill,W1,active", "n2,Bea,Rook,W1,active"]);
        await ImportAsync(folder, store, "patients", [.. Enumerable.Range(0, 10).Select(p => $"p{p},Cy,Other{p},false"), "p-late,Di,Late,false", "vip,Ed,Known,true"]);
        await ImportAsync(folder, store, "encounters", [.. Enumerable.Range(0, 10).Select(p => $"e{p},p{p},inpatient,2026-02-20T08:00:00Z,,W1")]);
        return store;
    }

    /// <summary>Each nurse opens each in-patient each day, at ten different hours.</summary>
    private static IEnumerable<string> Accesses(int firstDay, int days) =>
        from day in Enumerable.Range(firstDay, days)
        from nurse in new[] { "n1", "n2" }
        from patient in Enumerable.Range(0, 10)
        let at = Begin.AddDays(day).AddHours(-5 + patient)
        select FormattableString.Invariant($"a-{day}-{nurse}-{patient},{at:yyyy-MM-dd'T'HH:mm:ss'Z'},{nurse},p{patient},read,success");

    private static async Task ImportAsync(TemporaryFolder folder, DeskStore store, string feed, IEnumerable<string> rows)
    {
        var header = feed switch
        {
            "departments" => "department_id,name,kind",
            "workforce" => "user_id,given_name,family_name,department_id,status",
            "patients" => "patient_id,given_name,family_name,vip",
            "encounters" => "encounter_id,patient_id,class,started_at,ended_at,department_id",
            _ => "event_id,occurred_at,user_id,patient_id,action,outcome",
        };
        var file = Path.Combine(folder.Path, $"{feed}.csv");
        await File.WriteAllLinesAsync(file, rows.Prepend(header), Token);
        var import = await new FileImporter(store, TimeProvider.System).ImportAsync(file, new ImportRequest(), null, Token);
        Assert.Equal((ImportStatus.Finished, 0L), (import.Status, import.Rejected));
    }

    private static async Task<string> SnapshotAsync(DeskStore store)
    {
        await using var db = store.CreateDbContext();
        return System.Text.Json.JsonSerializer.Serialize(new
        {
            Findings = await db.Findings.AsNoTracking().OrderBy(f => f.Key).ToListAsync(Token),
            Evidence = await db.FindingAccesses.AsNoTracking().OrderBy(f => f.FindingId).ThenBy(f => f.AccessId).ToListAsync(Token),
            Sessions = await db.AccessSessions.AsNoTracking().OrderBy(s => s.UserId).ThenBy(s => s.PatientId).ThenBy(s => s.Day).ToListAsync(Token),
            Epochs = await db.Epochs.AsNoTracking().OrderBy(e => e.FromDay).ToListAsync(Token),
        });
    }

    private sealed class Progress(Func<string, bool> when, Action act) : IProgress<JudgementProgress>
    {
        public void Report(JudgementProgress value)
        {
            if (when(value.Step))
            {
                act();
            }
        }
    }
}
