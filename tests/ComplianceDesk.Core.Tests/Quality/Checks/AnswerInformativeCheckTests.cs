using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class AnswerInformativeCheckTests
{
    [Theory]
    [InlineData("unknown")]
    [InlineData("UNKNOWN/NOT SPECIFIED")]
    [InlineData("Patient declined to answer")]
    [InlineData("Unable to obtain")]
    [InlineData("Other")]
    [InlineData("asked-declined")]
    [InlineData("UNK")]
    [InlineData("Prefer not to say")]
    public void Flags_AnswersThatSayNothing(string answer)
    {
        var result = Checked.By("CMP-14", Checked.Patient("A") with { Race = answer });
        Assert.Equal(["A:race"], result.Booked);
        Assert.Equal((1, 4), (result.Outcome.Failing, result.Outcome.Eligible));
    }

    [Fact]
    public void Flags_EachColumnByItself() =>
        Assert.Equal(["A:race", "A:language"], Checked.By("CMP-14", Checked.Patient("A") with { Race = "unknown", Language = "und" }).Booked);

    [Theory]
    [InlineData("Other Pacific Islander")]
    [InlineData("Two or more races")]
    [InlineData("American Indian or Alaska Native")]
    public void StaysQuiet_OnAnswers(string answer) => Assert.Empty(Checked.By("CMP-14", Checked.Patient() with { Race = answer }).Failures);

    [Fact]
    public void StaysQuiet_OnOtherAsSex() => Assert.Empty(Checked.By("CMP-14", Checked.Patient() with { Sex = "other" }).Failures);

    [Fact]
    public void StaysQuiet_OnEmptyColumns()
    {
        var patient = Checked.Patient() with { Sex = null, Race = null, Ethnicity = "", Language = null };
        Assert.Equal(CheckStatus.NotApplicable, Checked.By("CMP-14", patient).Outcome.Status);
    }
}
