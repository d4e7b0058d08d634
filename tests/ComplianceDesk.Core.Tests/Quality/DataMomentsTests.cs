using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Tests.Quality.Measures;

namespace ComplianceDesk.Core.Tests.Quality;

public sealed class DataMomentsTests
{
    private static readonly DateTime Now = Measured.AsOf;

    private static DataMoments Moments(params (string Feed, int DaysAgo)[] snapshots) => new(Now, Measured.Chicago, snapshots.ToDictionary(s => s.Feed, s => Now.AddDays(-s.DaysAgo)));

    [Fact]
    public void Shows_TheNewestSnapshot_NeverAfterTheClock()
    {
        Assert.Equal(Now.AddDays(-2), Moments(("encounters", 9), ("documents", 2)).AsOf);
        Assert.Equal(Now, Moments().AsOf);
        Assert.Equal(Now, Moments(("encounters", -3)).AsOf);
    }

    [Fact]
    public void Asks_FeedsTogether_UpToTheOldestOfThem()
    {
        var moments = Moments(("encounters", 9), ("documents", 2));
        Assert.Equal(Now.AddDays(-9), moments.Of(["encounters", "documents"]));
        Assert.Equal(Now.AddDays(-2), moments.Of(["documents"]));
        Assert.Equal(Now.AddDays(-2), moments.Of(["billing"]));
        Assert.Equal(Now, Moments(("encounters", -3)).Of(["encounters"]));
    }

    [Fact]
    public void Calls_NothingLate_ThatWasDueAfterTheData()
    {
        var order = new ChartEntry(Measured.Note("verbal-order", Now.AddDays(-5)), 1, Measured.Ward);
        var measure = MeasureCatalog.Find("verbal-order")!;
        MeasureOutcome By(int daysAgo, out List<WorkItem> items)
        {
            var (outcome, found) = Measured.By(measure, Measured.Scope() with { Moments = Moments(("documents", daysAgo), ("encounters", 0)) }, order);
            items = found;
            return outcome;
        }

        Assert.Equal(MeasureStatus.OffTarget, By(0, out var late).Status);
        Assert.Equal(Now, Assert.Single(late).AsOf);
        var old = By(4, out var soon);
        Assert.Equal((MeasureStatus.NotApplicable, Now.AddDays(-4), 1), (old.Status, old.AsOf, old.Figures[0].Pending));
        Assert.Equal(Now.AddDays(-4), Assert.Single(soon).AsOf);
    }

    [Fact]
    public void Asks_ACheck_AsOfItsOwnFeeds()
    {
        var store = new StoreContents(Checked.AllFeeds, new HashSet<string>()) { Moments = new(Checked.Now, TimeZoneInfo.Utc, new Dictionary<string, DateTime> { ["encounters"] = Checked.Now.AddDays(-9), ["diagnoses"] = Checked.Now }) };
        var run = new CheckRun(CheckCatalog.All, Checked.Now, DateOnly.FromDateTime(Checked.Now), store, _ => { });
        run.Test(Checked.Stay("E1") with { EndedAt = Checked.Now.AddDays(-12), EndedOn = DateOnly.FromDateTime(Checked.Now.AddDays(-12)), Diagnoses = [] });

        // Discharged three days before the encounters' state: the bill hold is not over in the data.
        Assert.Equal(0, run.Outcomes.Single(o => o.Check.Code == "CMP-20").Eligible);
    }
}
