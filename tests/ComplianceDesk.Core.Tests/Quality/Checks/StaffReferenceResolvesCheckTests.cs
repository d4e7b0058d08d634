using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class StaffReferenceResolvesCheckTests
{
    [Fact]
    public void Flags_UnknownAttendingAndDepartmentEachByItself()
    {
        var result = Checked.By("CNF-26",
            Checked.Stay("A") with { Attending = Checked.Person() with { Listed = false } },
            Checked.Stay("B") with { Attending = Checked.Person() with { Listed = false }, Department = new DepartmentRecord { RecordId = "D9", Listed = false } },
            Checked.Stay("C"));
        Assert.Equal(["A:attending_user_id", "B:attending_user_id", "B:department_id"], result.Booked);
        Assert.Equal(6, result.Outcome.Eligible);
    }

    [Fact]
    public void StaysQuiet_OnAbsentReferences() =>
        Assert.Equal(CheckStatus.NotApplicable, Checked.By("CNF-26", Checked.Stay() with { Attending = null, Department = null }).Outcome.Status);

    [Fact]
    public void Leaves_OutReferencesWhoseFeedIsAbsent()
    {
        var outcome = Checked.By("CNF-26", new HashSet<string> { "encounters", "departments" }, Checked.Stay() with { Attending = Checked.Person() with { Listed = false } }).Outcome;
        Assert.Equal((0, 1), (outcome.Failing, outcome.Eligible));
        Assert.Contains("workforce", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(CheckStatus.NotRun, Checked.By("CNF-26", new HashSet<string> { "encounters" }, Checked.Stay()).Outcome.Status);
    }
}
