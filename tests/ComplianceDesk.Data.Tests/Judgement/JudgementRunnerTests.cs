using ComplianceDesk.Core.Registers;
using System.Text;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Judgement;

/// <summary>Judging a real store: what is kept, what stays when it is judged again, and what a later feed takes back.</summary>
public sealed class JudgementRunnerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Flags_AnUnexplainedAccessToAHousemate()
    {
        using var hospital = await SnoopAsync();
        var run = await new JudgementRunner(hospital.Store, TimeProvider.System).RunAsync(null, Token);
        await using var db = hospital.Store.CreateDbContext();
        var finding = Assert.Single(await db.Findings.ToListAsync(Token));
        Assert.Contains("household", finding.Rules, StringComparison.Ordinal);
        Assert.Equal(2, finding.Events);
        Assert.Equal(2, await db.FindingAccesses.CountAsync(Token));
        Assert.Equal(1, run.FindingsNew);
        Assert.Equal(7, run.PatientEvents);
        Assert.Equal(5, run.Explained);
        Assert.DoesNotContain("Quill", finding.Signals, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A week is judged by itself: what began in the day before it is seen whole none the less.</summary>
    [Fact]
    public async Task Flags_AnAccountUsedThroughTheNightBetweenTwoWeeks()
    {
        using var folder = new TemporaryFolder();
        var store = await StoreCopy.EmptyAsync(folder.Path);
        await TakeInAsync("workforce", "user_id,given_name,family_name,role,status", "u1,Lena,Ortiz,Nurse,active", "u2,Otto,Hahn,Nurse,active");
        var ordinary = Enumerable.Range(0, 70).Select(day => new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc).AddDays(day));
        // Sunday, 10 May, from eight in the morning to three at night.
        var through = Enumerable.Range(0, 20).Select(hour => new DateTime(2026, 5, 10, 8, 30, 0, DateTimeKind.Utc).AddHours(hour));
        await TakeInAsync("accesses", ["event_id,occurred_at,user_id,patient_id,action,source_system",
            .. ordinary.Select(at => (At: at, User: "u2")).Concat(through.Select(at => (At: at, User: "u1"))).Select((a, n) => $"{n},{a.At:yyyy-MM-ddTHH:mm:ssZ},{a.User},p1,read,EHR")]);
        await new JudgementRunner(store, TimeProvider.System).RunAsync(null, Token);
        await using var db = store.CreateDbContext();
        Assert.Contains(await db.Findings.ToListAsync(Token), f => f.Rules.Contains("too-many-hours", StringComparison.Ordinal));

        async Task TakeInAsync(string name, params string[] lines)
        {
            var file = Path.Combine(folder.Path, $"{name}.csv");
            await File.WriteAllLinesAsync(file, lines, Token);
            Assert.Equal(0, (await new FileImporter(store, TimeProvider.System).ImportAsync(file, new ImportRequest(), null, Token)).Rejected);
        }
    }

    [Fact]
    public async Task Keeps_EverythingWhenJudgedAgain()
    {
        using var hospital = await SnoopAsync();
        var runner = new JudgementRunner(hospital.Store, TimeProvider.System);
        await runner.RunAsync(null, Token);
        var before = await SnapshotAsync(hospital);
        var again = await runner.RunAllAsync(null, Token);
        Assert.Equal(before, await SnapshotAsync(hospital));
        Assert.Equal((0, 0), (again.FindingsNew, again.FindingsWithdrawn));
    }

    [Fact]
    public async Task Keeps_TheVersionsThatFoundAndThatLastJudged()
    {
        using var hospital = await SnoopAsync();
        var runner = new JudgementRunner(hospital.Store, TimeProvider.System);
        await runner.RunAsync(null, Token);
        await using var db = hospital.Store.CreateDbContext();
        var finding = await db.Findings.SingleAsync(Token);
        var version = Core.Rules.RuleCatalog.Find("household")!.Info.Version;
        var versions = Assert.Single(RuleVersions.Parse(finding.RuleVersions), v => v.Rule == "household");
        Assert.Equal((version, version, $"found by version {version}"), (versions.Found, versions.Judged, versions.Text));

        // Found long ago by a version that is no more; and, before that, when none was kept.
        await SetAsync("household:0:0");
        Assert.Equal($"found by version 0, judged again with version {version}", await TextAsync());
        await SetAsync("");
        Assert.Equal($"found before versions were kept, judged again with version {version}", await TextAsync());

        async Task SetAsync(string kept)
        {
            await db.Findings.ExecuteUpdateAsync(f => f.SetProperty(x => x.RuleVersions, kept), Token);
            await runner.RunAllAsync(null, Token);
        }

        async Task<string> TextAsync() =>
            Assert.Single(RuleVersions.Parse(await db.Findings.Select(f => f.RuleVersions).SingleAsync(Token)), v => v.Rule == "household").Text;
    }

    [Fact]
    public async Task Keeps_ThePolicyThatFoundAndThatLastJudged()
    {
        using var hospital = await SnoopAsync();
        var runner = new JudgementRunner(hospital.Store, TimeProvider.System);
        await runner.RunAsync(null, Token);
        Assert.Equal("found by the default policy", await TextAsync());

        // A decision about judging has everything judged again.
        var changed = new JudgementPolicy { Thresholds = new Dictionary<string, double> { ["fixation.days"] = 5 } };
        Assert.Null(await new PolicyStore(hospital.Store, TimeProvider.System).SaveAsync(changed, 0, "cora", "Four days are too few here.", cancellationToken: Token));
        await runner.RunAsync(null, Token);
        Assert.Equal("found by the default policy, judged again by policy version 1", await TextAsync());

        await using var db = hospital.Store.CreateDbContext();
        await db.Findings.ExecuteUpdateAsync(f => f.SetProperty(x => x.FoundByPolicy, (int?)null), Token);
        Assert.Equal("found before policy versions were kept, judged again by policy version 1", await TextAsync());

        async Task<string> TextAsync()
        {
            await using var reading = hospital.Store.CreateDbContext();
            var finding = await reading.Findings.AsNoTracking().SingleAsync(Token);
            return new PolicyVersions(finding.FoundByPolicy, finding.JudgedByPolicy).Text;
        }
    }

    [Fact]
    public async Task Withdraws_AFindingThatALaterFeedExplains()
    {
        using var hospital = await SnoopAsync();
        var runner = new JudgementRunner(hospital.Store, TimeProvider.System);
        var before = await runner.RunAsync(null, Token);
        await using var db = hospital.Store.CreateDbContext();
        var first = await db.Findings.AsNoTracking().SingleAsync(Token);
        hospital.Add(new CareTeamRow { PatientId = first.PatientId!.Value, UserId = first.UserId });
        await hospital.SaveAsync();
        var run = await runner.RunAllAsync(null, Token);
        var finding = await db.Findings.AsNoTracking().SingleAsync(Token);
        Assert.Equal(FindingStatus.Withdrawn, finding.Status);
        Assert.Equal("Explained by: User is on the care team.", finding.WithdrawnBecause);
        Assert.Equal(1, run.FindingsWithdrawn);
        // The counts of a run open their findings.
        var viewer = new QueueViewer("officer", TimeZoneInfo.Utc, new TriageTargets(), Hospital.Noon);
        foreach (var (filter, count) in new (FindingFilter, int)[] { (new() { AddedBy = before!.Id }, 1), (new() { AddedBy = run.Id }, 0), (new() { WithdrawnBy = run.Id }, 1), (new() { WithdrawnBy = before.Id }, 0) })
        {
            Assert.Equal(count, (await new FindingQueueQuery(hospital.Store).RunAsync(filter with { Scope = FindingScope.All }, viewer, cancellationToken: Token)).Items.Count);
        }
        Assert.DoesNotContain("household", await FindingsAsync(hospital), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_ADecisionAndRaisesWhatCameAfterIt()
    {
        using var hospital = await SnoopAsync();
        var runner = new JudgementRunner(hospital.Store, TimeProvider.System);
        await runner.RunAsync(null, Token);
        await using (var db = hospital.Store.CreateDbContext())
        {
            var decided = await db.Findings.SingleAsync(Token);
            decided.Status = FindingStatus.Violation;
            await db.SaveChangesAsync(Token);
            hospital.Access(decided.UserId, decided.PatientId, Hospital.Noon.AddDays(9));
            await hospital.SaveAsync();
        }

        await runner.RunAllAsync(null, Token);
        await using (var db = hospital.Store.CreateDbContext())
        {
            var findings = await db.Findings.AsNoTracking().OrderBy(f => f.Id).ToListAsync(Token);
            Assert.Equal([FindingStatus.Violation, FindingStatus.New], findings.Select(f => f.Status));
            Assert.Equal([2, 1], findings.Select(f => f.Events));
        }

        var before = await SnapshotAsync(hospital);
        await runner.RunAllAsync(null, Token);
        Assert.Equal(before, await SnapshotAsync(hospital));
    }

    /// <summary>A stay that is over, and of which no end is told, explains no look three months later; one that lasts does.</summary>
    [Theory]
    [InlineData("finished", null, 1)]
    [InlineData(null, "home", 1)]
    [InlineData("in-progress", null, 0)]
    public async Task Closes_AStayThatIsOver(string? status, string? disposition, int findings)
    {
        using var hospital = await SnoopAsync();
        await using var db = hospital.Store.CreateDbContext();
        var (patient, ward) = (await db.Patients.SingleAsync(p => p.PatientId == "p1", Token), await db.Departments.SingleAsync(Token));
        hospital.Add(new EncounterRow
        {
            EncounterId = "old", PatientId = patient.Id, Class = "inpatient", DepartmentId = ward.Id, StartedAt = Hospital.Noon.AddDays(-90), Status = status, Disposition = disposition,
        });
        await hospital.SaveAsync();
        await new JudgementRunner(hospital.Store, TimeProvider.System).RunAsync(null, Token);
        Assert.Equal(findings, await db.Findings.CountAsync(Token));
    }

    [Fact]
    public async Task Writes_ALineForEachAccessThatNamesAPatient()
    {
        using var hospital = await SnoopAsync();
        await new JudgementRunner(hospital.Store, TimeProvider.System).RunAsync(null, Token);
        using var stream = new MemoryStream();
        await ExplanationsRegister.WriteAsync(hospital.Store, new CsvRowWriter(stream), Token);
        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("event_id,explanation,first_access", lines[0]);
        Assert.Equal(8, lines.Length);
        Assert.Equal(5, lines.Count(l => l.EndsWith(",encounter-in-department,true", StringComparison.Ordinal)));
        Assert.Contains("snoop-1,,true", lines);
        Assert.Contains("snoop-2,,false", lines);
    }

    /// <summary>Five ordinary accesses, and two on two days by a nurse to someone who lives with her.</summary>
    private static async Task<Hospital> SnoopAsync()
    {
        var hospital = await Hospital.OpenAsync();
        var ward = hospital.Department("W1", "Ward 1");
        var nurse = hospital.User("u1", "Ann", "Quill", u => { u.DepartmentId = ward; u.AddressLine = "12 Oak Street"; u.PostalCode = "60601"; });
        var housemate = hospital.Patient("p1", "Bo", "Quill", p => { p.AddressLine = "12 OAK ST"; p.PostalCode = "60601"; });
        for (var i = 0; i < 5; i++)
        {
            var patient = hospital.Patient($"q{i}", "Cy", $"Other{i}", p => { p.AddressLine = $"{i + 1} Elm Road"; p.PostalCode = "60602"; });
            hospital.Add(new EncounterRow { EncounterId = $"e{i}", PatientId = patient, Class = "inpatient", DepartmentId = ward, StartedAt = Hospital.Noon.AddDays(-1) });
            hospital.Access(nurse, patient, Hospital.Noon.AddMinutes(i), also: a => a.EventId = $"ok-{i}");
        }

        hospital.Access(nurse, housemate, Hospital.Noon.AddHours(2), also: a => a.EventId = "snoop-1");
        hospital.Access(nurse, housemate, Hospital.Noon.AddDays(3), also: a => a.EventId = "snoop-2");
        await hospital.SaveAsync();
        return hospital;
    }

    private static async Task<string> FindingsAsync(Hospital hospital)
    {
        using var stream = new MemoryStream();
        await FindingsRegister.WriteAsync(hospital.Store, new CsvRowWriter(stream), Token);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static async Task<string> SnapshotAsync(Hospital hospital)
    {
        await using var db = hospital.Store.CreateDbContext();
        return System.Text.Json.JsonSerializer.Serialize(new
        {
            Findings = await db.Findings.AsNoTracking().OrderBy(f => f.Id).ToListAsync(Token),
            Evidence = await db.FindingAccesses.AsNoTracking().OrderBy(f => f.FindingId).ThenBy(f => f.AccessId).ToListAsync(Token),
            Sessions = await db.AccessSessions.AsNoTracking().OrderBy(s => s.UserId).ThenBy(s => s.PatientId).ThenBy(s => s.Day).ToListAsync(Token),
        });
    }
}
