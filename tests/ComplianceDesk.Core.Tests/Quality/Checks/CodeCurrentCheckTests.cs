using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class CodeCurrentCheckTests
{
    private static readonly HashSet<string> Table = ["LOINC", "SNOMED"];

    private static Coding Retired(string system) => new("8867-4", system, "x", (_, _) => [new("x", null, new DateOnly(2026, 3, 1))]);

    [Fact]
    public void Flags_CodesRetiredBeforeTheDay() =>
        Assert.Equal(
            ["A:code", "B:code"],
            Checked.WithTables("CNF-18", Table, Checked.Observation("A") with { Coding = Retired("LOINC") }, Checked.Diagnosis("B") with { Coding = Retired("SNOMED") }).Booked);

    [Fact]
    public void StaysQuiet_OnTheLastDayAndWithoutADay()
    {
        var result = Checked.WithTables(
            "CNF-18", Table, Checked.Observation("A") with { Coding = Retired("LOINC"), TakenOn = new DateOnly(2026, 3, 1) }, Checked.Observation("B") with { Coding = Retired("LOINC"), TakenOn = null });
        Assert.Empty(result.Failures);
        Assert.Equal(1, result.Outcome.Eligible);
    }

    [Fact]
    public void Leaves_IcdToItsOwnCheck() =>
        Assert.Equal(0, Checked.WithTables("CNF-18", Table, Checked.Diagnosis("A") with { Coding = Retired("ICD-10-CM") }).Outcome.Eligible);
}
