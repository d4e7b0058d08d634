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
    public void Flags_ANewNameWithANewBirthDate_AndASexThatTurned() =>
        Assert.Equal(
            ["P1:name;birth_date", "P4:sex"],
            Checked.By("ACC-04", Changed("P1", "name", "birth_date"), Changed("P2", "birth_date"), Changed("P3", "name"), Changed("P4", "sex")).Booked);

    private static IdentityChangeRecord Changed(string id, params string[] traits) => new() { RecordId = id, Traits = traits };
}
