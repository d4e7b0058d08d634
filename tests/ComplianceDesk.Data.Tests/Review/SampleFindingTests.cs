using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Review;

/// <summary>What a reviewer says should have been flagged is a finding from then on.</summary>
public sealed class SampleFindingTests
{
    private const string Note = "No shift, no visit, no order.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Raises_AFindingThatIsDecidedAndEscalatedLikeOthers()
    {
        using var hospital = await DrawnAsync();
        var item = await ItemAsync(hospital, SampleKind.Unflagged);
        Assert.Null(await new SampleReview(hospital.Store, TimeProvider.System).ReviewAsync(item, "officer", SampleOutcome.Missed, Note, Token));
        await using var db = hospital.Store.CreateDbContext();
        var finding = await db.Findings.AsNoTracking().SingleAsync(Token);
        Assert.Equal((SampleFinding.Rule, 40, FindingSeverity.Low, FindingStatus.New, 2), (finding.Rules, finding.Score, finding.Severity, finding.Status, finding.Events));
        Assert.Equal(2, await db.FindingAccesses.CountAsync(a => a.FindingId == finding.Id, Token));
        var detail = (await new FindingQuery(hospital.Store).RunAsync(finding.Id, Token))!;
        Assert.Equal((FindingChange.Raised, $"officer: {Note}"), (Assert.Single(detail.Changes).Change, detail.Changes[0].Because));
        Assert.Contains("No rule flagged it", Assert.Single(detail.Signals).Sentence, StringComparison.Ordinal);
        Assert.Equal(finding.Id, (await new SampleItemsQuery(hospital.Store).RunAsync(1, Token)).Single(i => i.Id == item).Finding);
        Assert.Equal([finding.Id], (await new FindingQueueQuery(hospital.Store).RunAsync(new() { Rule = SampleFinding.Rule }, new("officer", TimeZoneInfo.Utc, new(), Hospital.Noon), cancellationToken: Token)).Items.Select(f => f.Id));

        var review = new FindingReview(hospital.Store, TimeProvider.System);
        Assert.Null(await review.EscalateAsync(finding.Id, "officer", FindingStatus.New, "The patient has complained.", Token));
        Assert.Equal("The patient has complained.", (await new FindingQuery(hospital.Store).RunAsync(finding.Id, Token))!.Escalation!.Note);
        Assert.Null(await review.DecideAsync(finding.Id, "officer", FindingStatus.UnderReview, FindingOutcome.ViolationNoBreach, Note, cancellationToken: Token));
    }

    [Fact]
    public async Task Stands_WhenEverythingIsJudgedAgain()
    {
        using var hospital = await DrawnAsync();
        Assert.Null(await new SampleReview(hospital.Store, TimeProvider.System).ReviewAsync(await ItemAsync(hospital, SampleKind.Unflagged), "officer", SampleOutcome.Missed, Note, Token));
        await new JudgementRunner(hospital.Store, TimeProvider.System).RunAllAsync(null, Token);
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(FindingStatus.New, (await db.Findings.SingleAsync(Token)).Status);
    }

    [Fact]
    public async Task Withdraws_WhenReviewedOtherwise_AndStandsAgain()
    {
        using var hospital = await DrawnAsync();
        var review = new SampleReview(hospital.Store, TimeProvider.System);
        var (one, other) = (await ItemAsync(hospital, SampleKind.Unflagged), await ItemAsync(hospital, SampleKind.Unexplained));
        Assert.Null(await review.ReviewAsync(one, "officer", SampleOutcome.Missed, Note, Token));
        Assert.Null(await review.ReviewAsync(other, "second", SampleOutcome.Missed, Note, Token));
        Assert.Null(await review.ReviewAsync(one, "officer", SampleOutcome.Appropriate, "The roster came in late.", Token));
        Assert.Equal(FindingStatus.New, await StatusAsync());
        Assert.Null(await review.ReviewAsync(other, "second", SampleOutcome.Appropriate, "The roster came in late.", Token));
        Assert.Equal(FindingStatus.Withdrawn, await StatusAsync());
        Assert.Null(await review.ReviewAsync(one, "officer", SampleOutcome.Missed, "The roster names another ward.", Token));
        Assert.Equal(FindingStatus.New, await StatusAsync());
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal([FindingChange.Raised, FindingChange.Withdrawn, FindingChange.StandsAgain], await db.FindingChanges.OrderBy(c => c.Id).Select(c => c.Change).ToListAsync(Token));

        async Task<FindingStatus> StatusAsync()
        {
            await using var now = hospital.Store.CreateDbContext();
            return (await now.Findings.AsNoTracking().SingleAsync(Token)).Status;
        }
    }

    [Fact]
    public async Task StaysQuiet_WhenAFindingRestsOnItAlready()
    {
        using var hospital = await DrawnAsync();
        await using var db = hospital.Store.CreateDbContext();
        var access = await db.Accesses.Select(a => new { a.Id, a.UserId, a.PatientId }).FirstAsync(Token);
        hospital.Finding(access.UserId, access.PatientId, 60, null, access.Id);
        await hospital.SaveAsync();
        Assert.Null(await new SampleReview(hospital.Store, TimeProvider.System).ReviewAsync(await ItemAsync(hospital, SampleKind.Unflagged), "officer", SampleOutcome.Missed, Note, Token));
        Assert.Equal(1, await db.Findings.CountAsync(Token));
    }

    /// <summary>One session without a reason, drawn for both kinds.</summary>
    private static async Task<Hospital> DrawnAsync()
    {
        var hospital = await Hospital.OpenAsync();
        var ward = hospital.Department("W1", "Ward 1");
        var user = hospital.User("u1", "Ann", "Staff", u => u.DepartmentId = ward);
        var patient = hospital.Patient("p1", "Bo", "Person");
        hospital.Access(user, patient, Hospital.Noon);
        hospital.Access(user, patient, Hospital.Noon.AddMinutes(3));
        await hospital.SaveAsync();
        await new JudgementRunner(hospital.Store, TimeProvider.System).RunAsync(null, Token);
        await new SampleDraw(hospital.Store, TimeProvider.System).DrawAsync(SiteCalendar.WeekOf(SiteDays.Number(DateOnly.FromDateTime(Hospital.Noon))), new byte[32], Token);
        return hospital;
    }

    private static async Task<int> ItemAsync(Hospital hospital, SampleKind kind)
    {
        await using var db = hospital.Store.CreateDbContext();
        return await db.SampleItems.Where(i => db.SampleDraws.Any(d => d.Id == i.DrawId && d.Kind == kind)).Select(i => i.Id).SingleAsync(Token);
    }
}
