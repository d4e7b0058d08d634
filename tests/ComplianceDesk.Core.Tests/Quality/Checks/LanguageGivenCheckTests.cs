using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class LanguageGivenCheckTests
{
    [Fact]
    public void Flags_MissingLanguage() =>
        Assert.Equal(["A:language"], Checked.By("CMP-08", Checked.Patient("A") with { Language = "" }, Checked.Patient("B")).Booked);

    [Fact]
    public void StaysQuiet_OnDeclinedWhichIsGiven() => Assert.Empty(Checked.By("CMP-08", Checked.Patient() with { Language = "declined" }).Failures);
}
