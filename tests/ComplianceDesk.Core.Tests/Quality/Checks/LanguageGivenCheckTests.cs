using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class LanguageGivenCheckTests
{
    [Fact]
    public void Flags_missing_language() =>
        Assert.Equal(["A:language"], Checked.By("CMP-08", Checked.Patient("A") with { Language = "" }, Checked.Patient("B")).Booked);

    [Fact]
    public void StaysQuiet_on_declined_which_is_given() => Assert.Empty(Checked.By("CMP-08", Checked.Patient() with { Language = "declined" }).Failures);
}
