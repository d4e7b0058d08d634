using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

/// <summary>Duties by hand for the checks of timeliness; what makes a duty is tested with the measures.</summary>
public sealed class DutyCheckTests
{
    /// <summary>A duty due some days from the moment of the check, and done some days from it or not at all.</summary>
    internal static DutyRecord Owed(string measure, string id, int due, int? done) => new()
    {
        RecordId = id,
        Measure = measure,
        AsOf = Checked.Now,
        Duty = new Duty
        {
            Feed = "documents", RecordId = id, Place = RecordPlace.Nowhere, Owner = Owner.Records, Owed = "x",
            DueAt = Checked.Now.AddDays(due), DoneAt = done is { } d ? Checked.Now.AddDays(d) : null,
        },
    };

    [Fact]
    public void Waits_UntilTheDataReachTheDueTime()
    {
        var overdue = Owed("verbal-order", "D1", due: -2, done: null);
        Assert.Equal("D1:signed_at", Assert.Single(Checked.By("TML-08", overdue).Booked));

        // The feed shows the state of three days ago: what was due since may have been done, and is asked of nobody.
        Assert.Equal(0, Checked.By("TML-08", overdue with { AsOf = Checked.Now.AddDays(-3) }).Outcome.Eligible);
    }

    [Fact]
    public void Names_MeasuresThatExist() => Assert.All(
        CheckCatalog.All.OfType<DutyCheck>(),
        check => Assert.All(
            (IReadOnlyList<string>)typeof(DutyCheck).GetProperty("Measures", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.GetValue(check)!,
            id => Assert.NotNull(MeasureCatalog.Find(id))));
}
