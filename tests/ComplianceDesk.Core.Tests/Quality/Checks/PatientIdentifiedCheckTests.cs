using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class PatientIdentifiedCheckTests
{
    [InlineData("UNKNOWN")]
    [InlineData("000000")]
    [InlineData("N/A")]
    [InlineData("-")]
    [Theory]
    public void Flags_NumberThatNamesNobody(string id)
    {
        var result = Checked.By("CMP-01", Checked.Patient(id), Checked.Patient("P2"));
        Assert.Equal([$"{id}:patient_id"], result.Booked);
        Assert.Equal(2, result.Outcome.Eligible);
    }

    [Theory]
    [InlineData("0001")]
    [InlineData("New-17")]
    [InlineData("TEMP-2026-11")]
    public void StaysQuiet_OnNumbersThatOnlyLookOdd(string id) => Assert.Empty(Checked.By("CMP-01", Checked.Patient(id)).Failures);
}
