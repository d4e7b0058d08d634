using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Policy;

public sealed class SuppressionsTests
{
    private const string Reason = "Staff housing on Oak Street; addresses are being corrected.";

    private static readonly SuppressionScope Housemates = new() { Rules = ["household", "same-surname", "no-care-anywhere"], Role = "nurse" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hides_NothingBeforeASecondPersonApproved()
    {
        using var hospital = await JudgedAsync();
        var (suppressions, _) = New(hospital);
        Assert.Equal(5, await OpenAsync(hospital));
        Assert.Null(await suppressions.RequestAsync(Housemates, Reason, 30, "cora", Token));
        Assert.Equal(5, await OpenAsync(hospital));
        Assert.Equal("own-request", (await suppressions.AnswerAsync(1, true, null, "CORA", Token))?.Code);
        Assert.Equal(5, await OpenAsync(hospital));
        Assert.Null(await suppressions.AnswerAsync(1, true, null, "carl", Token));
        Assert.Equal(2, await OpenAsync(hospital));
        Assert.Equal(3, await OpenAsync(hospital, FindingScope.Suppressed));
        Assert.Equal(5, await OpenAsync(hospital, FindingScope.All));
        var item = Assert.Single(await new SuppressionsQuery(hospital.Store).RunAsync(TimeProvider.System.GetUtcNow().UtcDateTime, Token));
        Assert.Equal(3, item.Hits);
        var hidden = await new SuppressionsQuery(hospital.Store).HiddenAsync(item.Row.Id, size: 2, cancellationToken: Token);
        Assert.Equal((2, null), (hidden.Items.Count, hidden.Earlier));
        // A page hangs on the row last seen: one that leaves meanwhile neither repeats nor hides another.
        await using (var db = hospital.Store.CreateDbContext())
        {
            await db.SuppressedFindings.Where(s => s.FindingId == hidden.Items[0].Id).ExecuteDeleteAsync(Token);
        }
        var rest = await new SuppressionsQuery(hospital.Store).HiddenAsync(item.Row.Id, hidden.Later, 2, Token);
        Assert.DoesNotContain(Assert.Single(rest.Items).Id, hidden.Items.Select(f => f.Id));
        Assert.Null(rest.Later);
        Assert.Equal(2, (await new OpenFindingsQuery(hospital.Store, TimeProvider.System).RunAsync(Token)).New);
    }

    [Fact]
    public async Task Refuses_WhomItIsAbout()
    {
        using var hospital = await Hospital.OpenAsync();
        var boss = hospital.User("boss");
        hospital.User("cora", also: u => u.ManagerId = boss);
        hospital.User("nurse");
        await hospital.SaveAsync();
        var (suppressions, _) = New(hospital);
        SuppressionScope About(string user) => new() { Rules = ["household"], User = user };
        Assert.Equal("conflict", (await suppressions.RequestAsync(About("cora"), Reason, 30, "Cora", Token))?.Code);
        Assert.Equal("conflict", (await suppressions.RequestAsync(About("boss"), Reason, 30, "cora", Token))?.Code);
        Assert.Null(await suppressions.RequestAsync(About("nurse"), Reason, 30, "cora", Token));
        Assert.Equal("conflict", (await suppressions.AnswerAsync(1, true, null, "nurse", Token))?.Code);
        Assert.Null(await suppressions.AnswerAsync(1, true, null, "carl", Token));
        Assert.Equal("conflict", (await suppressions.RevokeAsync(1, "No longer needed by anybody.", "nurse", Token))?.Code);
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(["suppress-request", "suppress-approve"], await db.Trail.OrderBy(t => t.Id).Select(t => t.Action).ToListAsync(Token));
    }

    [Fact]
    public async Task Hides_NothingOfWhoeverAskedOrApproved()
    {
        using var hospital = await Hospital.OpenAsync();
        var (boss, other, own) = (hospital.User("boss"), hospital.User("other"), hospital.Patient("p1"));
        var asks = hospital.User("cora", also: u => (u.ManagerId, u.OwnPatientId) = (boss, own));
        var approves = hospital.User("carl");
        var patient = hospital.Patient("p2");
        foreach (var (user, of) in new[] { (asks, patient), (approves, patient), (boss, patient), (other, own), (other, patient) })
        {
            hospital.Finding(user, of, 50, f => f.Rules = "household");
        }
        await hospital.SaveAsync();
        var (suppressions, _) = New(hospital);
        await ApproveAsync(suppressions, Housemates, 30);
        await using var db = hospital.Store.CreateDbContext();
        var hidden = await db.Findings.SingleAsync(f => f.SuppressedUntil != null, Token);
        Assert.Equal((other, patient), (hidden.UserId, hidden.PatientId!.Value));
        Assert.Equal(1, Assert.Single(await new SuppressionsQuery(hospital.Store).RunAsync(TimeProvider.System.GetUtcNow().UtcDateTime, Token)).Hits);
    }

    [Fact]
    public async Task Hides_ARushOnlyWhenItIsAboutAllItsPeople()
    {
        using var hospital = await Hospital.OpenAsync();
        var (nurse, second, clerk, patient) = (hospital.User("n1"), hospital.User("n2"), hospital.User("c1", also: u => u.Role = "clerk"), hospital.Patient("p1"));
        var (byNurse, bySecond, byClerk) = (hospital.Access(nurse, patient, Hospital.Noon), hospital.Access(second, patient, Hospital.Noon), hospital.Access(clerk, patient, Hospital.Noon));
        var hides = hospital.Finding(nurse, patient, 50, Found, byNurse, bySecond);
        hospital.Finding(nurse, patient, 50, Found, byNurse, byClerk);
        await hospital.SaveAsync();
        var (suppressions, _) = New(hospital);
        Assert.Equal(1, (await suppressions.PreviewAsync(Housemates, Token)).Preview!.Findings);
        await ApproveAsync(suppressions, Housemates, 30);
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(hides, (await db.Findings.SingleAsync(f => f.SuppressedUntil != null, Token)).Id);

        static void Found(FindingRow f) => (f.Rules, f.Users, f.DetectedAt) = ("household", 2, TimeProvider.System.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public async Task Previews_WhatItThenHides()
    {
        using var hospital = await JudgedAsync();
        var (suppressions, _) = New(hospital);
        await using var db = hospital.Store.CreateDbContext();
        var confirmed = await db.Findings.FirstAsync(f => f.Rules.Contains("household"), Token);
        confirmed.Status = FindingStatus.Violation;
        await db.SaveChangesAsync(Token);
        var (refusal, preview) = await suppressions.PreviewAsync(Housemates, Token);
        Assert.Null(refusal);
        Assert.Equal((3, 2, 1), (preview!.Findings, preview.Open, preview.Confirmed));
        await ApproveAsync(suppressions, Housemates, 30);
        Assert.Equal(preview.Open, await OpenAsync(hospital, FindingScope.Suppressed));
    }

    [Fact]
    public async Task Hides_WhatComesLaterToo()
    {
        using var hospital = await SnoopingHospital.OpenAsync();
        var (suppressions, _) = New(hospital);
        await ApproveAsync(suppressions, Housemates, 30);
        await JudgeAsync(hospital);
        Assert.Equal(2, await OpenAsync(hospital));
        Assert.Equal(3, await OpenAsync(hospital, FindingScope.Suppressed));
    }

    [Fact]
    public async Task Gives_BackWhatItHidWhenItEnds()
    {
        using var hospital = await JudgedAsync();
        var (suppressions, clock) = New(hospital);
        await ApproveAsync(suppressions, Housemates, 10);
        clock.Ahead = TimeSpan.FromDays(9);
        Assert.False(await suppressions.ExpireAsync(Token));
        Assert.Equal(2, await OpenAsync(hospital));
        clock.Ahead = TimeSpan.FromDays(10);
        Assert.True(await suppressions.ExpireAsync(Token));
        Assert.Equal(5, await OpenAsync(hospital));
        Assert.Equal(3, (await new SuppressionsQuery(hospital.Store).RunAsync(TimeProvider.System.GetUtcNow().UtcDateTime, Token)).Single().Hits);
    }

    [Fact]
    public async Task Gives_BackWhatItHidWhenRevoked()
    {
        using var hospital = await JudgedAsync();
        var (suppressions, _) = New(hospital);
        await ApproveAsync(suppressions, Housemates, 30);
        Assert.Equal("because", (await suppressions.RevokeAsync(1, "no", "cora", Token))?.Code);
        Assert.Null(await suppressions.RevokeAsync(1, "The addresses were corrected.", "cora", Token));
        Assert.Equal(5, await OpenAsync(hospital));
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(["suppress-request", "suppress-approve", "suppress-revoke"], await db.Trail.OrderBy(t => t.Id).Select(t => t.Action).ToListAsync(Token));
    }

    [Fact]
    public async Task Keeps_WhatASecondSuppressionStillHides()
    {
        using var hospital = await JudgedAsync();
        var (suppressions, _) = New(hospital);
        await ApproveAsync(suppressions, Housemates, 30);
        await ApproveAsync(suppressions, Housemates with { Role = null, User = "n1" }, 60);
        Assert.Null(await suppressions.RevokeAsync(1, "The addresses were corrected.", "cora", Token));
        Assert.Equal(4, await OpenAsync(hospital));
    }

    [Fact]
    public async Task Hides_NothingThatRestsOnAnotherRuleToo()
    {
        using var hospital = await JudgedAsync();
        var (suppressions, _) = New(hospital);
        await ApproveAsync(suppressions, Housemates with { Rules = ["no-care-anywhere"] }, 30);
        Assert.Equal(5, await OpenAsync(hospital));
    }

    [Fact]
    public async Task Rejects_WhatIsTooWideTooLongOrUnknown()
    {
        using var hospital = await JudgedAsync();
        var (suppressions, _) = New(hospital);
        await RefusedAsync("rules", Housemates with { Rules = [] });
        await RefusedAsync("rules", Housemates with { Rules = ["gone"] });
        await RefusedAsync("too-wide", Housemates with { Role = null });
        await RefusedAsync("unknown", Housemates with { User = "nobody" });
        await RefusedAsync("unknown", Housemates with { Department = "W9" });
        await RefusedAsync("unknown", Housemates with { Role = "astronaut" });
        await RefusedAsync("unknown", Housemates with { Patient = 999 });
        await RefusedAsync("days", Housemates, days: 91);
        await RefusedAsync("days", Housemates, days: 0);
        await RefusedAsync("reason", Housemates, reason: "too short");
        Assert.Empty(await new SuppressionsQuery(hospital.Store).RunAsync(TimeProvider.System.GetUtcNow().UtcDateTime, Token));

        async Task RefusedAsync(string code, SuppressionScope scope, int days = 30, string reason = Reason) =>
            Assert.Equal(code, (await suppressions.RequestAsync(scope, reason, days, "cora", Token))?.Code);
    }

    [Theory]
    [InlineData(PatientMark.Vip, 4)]
    [InlineData(PatientMark.Employee, 5)]
    [InlineData(PatientMark.Deceased, 5)]
    public async Task Asks_ForTheKindOfRecord(PatientMark mark, int left)
    {
        using var hospital = await JudgedAsync();
        var (suppressions, _) = New(hospital);
        await ApproveAsync(suppressions, new SuppressionScope { Rules = ["vip", "no-care-anywhere", "household", "same-surname"], Mark = mark }, 30);
        Assert.Equal(left, await OpenAsync(hospital));
    }

    private static async Task<Hospital> JudgedAsync()
    {
        var hospital = await SnoopingHospital.OpenAsync();
        await JudgeAsync(hospital);
        return hospital;
    }

    private static Task<JudgementRunRow> JudgeAsync(Hospital hospital) => new JudgementRunner(hospital.Store, TimeProvider.System).RunAsync(null, Token);

    private static (Suppressions Suppressions, MovedClock Clock) New(Hospital hospital)
    {
        var clock = new MovedClock();
        return (new Suppressions(hospital.Store, clock), clock);
    }

    private static async Task ApproveAsync(Suppressions suppressions, SuppressionScope scope, int days)
    {
        Assert.Null(await suppressions.RequestAsync(scope, Reason, days, "cora", Token));
        var id = 1;
        while (await suppressions.AnswerAsync(id, true, null, "carl", Token) is not null)
        {
            id++;
        }
    }

    private static async Task<int> OpenAsync(Hospital hospital, FindingScope scope = FindingScope.Open) =>
        (await new FindingQueueQuery(hospital.Store).RunAsync(new FindingFilter { Scope = scope }, new QueueViewer("cora", TimeZoneInfo.Utc, new TriageTargets(), Hospital.Noon), cancellationToken: Token)).Items.Count;

    private sealed class MovedClock : TimeProvider
    {
        private readonly DateTimeOffset start = System.GetUtcNow();

        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => start + Ahead;
    }
}
