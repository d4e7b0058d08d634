using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class NoOverlayCheckTests
{
    private static ObservationRecord Group(string id, string value, string code = "883-9") => Checked.Observation(id) with { Coding = new Coding(code, "LOINC"), Value = value, Unit = null };

    [Fact]
    public void Flags_TwoBloodGroups() =>
        Assert.Equal(["B:value"], Checked.By("ACC-04", new PatientChart(Checked.Patient()) { Observations = [Group("A", "O"), Group("B", "AB"), Group("C", "O")] }).Booked);

    [Fact]
    public void StaysQuiet_OnOneGroupHoweverWritten()
    {
        var outcome = Checked.By("ACC-04", new PatientChart(Checked.Patient()) { Observations = [Group("A", "Group O"), Group("B", "group o"), Group("C", "Positive", "10331-7")] }).Outcome;
        Assert.Equal((0, 1), (outcome.Failing, outcome.Eligible));
        Assert.Equal(0, Checked.By("ACC-04", new PatientChart(Checked.Patient()) { Observations = [Group("A", "O")] }).Outcome.Eligible);
    }

    [Fact]
    public void Flags_TwoTraitsChangedAtOnce() =>
        Assert.Equal(
            ["P1:name;birth_date"],
            Checked.By("ACC-04", new IdentityChangeRecord { RecordId = "P1", Traits = ["name", "birth_date"] }, new IdentityChangeRecord { RecordId = "P2", Traits = ["birth_date"] }).Booked);
}
