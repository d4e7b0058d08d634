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
        Duty = new Duty
        {
            Feed = "documents", RecordId = id, Place = new Place(null, null, null), Owner = Owner.Records, Owed = "x",
            DueAt = Checked.Now.AddDays(due), DoneAt = done is { } d ? Checked.Now.AddDays(d) : null,
        },
    };

    [Fact]
    public void Names_MeasuresThatExist() => Assert.All(
        CheckCatalog.All.OfType<DutyCheck>(),
        check => Assert.All(
            (IReadOnlyList<string>)typeof(DutyCheck).GetProperty("Measures", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.GetValue(check)!,
            id => Assert.NotNull(MeasureCatalog.Find(id))));
}
