using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class IcdBillableCheckTests
{
    private static readonly HashSet<string> Table = ["ICD-10-CM"];

    private static IReadOnlyList<CodeEntry> Entries(string system, string code) => code switch
    {
        "I10" => [new("Essential (primary) hypertension", new DateOnly(2015, 10, 1), null)],
        "F32.8" => [new("Other depressive episodes", new DateOnly(2015, 10, 1), new DateOnly(2016, 9, 30))],
        "U09.9" => [new("Post COVID-19 condition", new DateOnly(2026, 10, 1), null)],
        _ => [],
    };

    private static DiagnosisRecord Of(string id, string code) => Checked.Diagnosis(id) with { Coding = new Coding(code, "ICD-10-CM", null, Entries) };

    [Fact]
    public void Flags_UnknownRetiredAndFutureCodes() =>
        Assert.Equal(["A:code", "B:code", "C:code"], Checked.WithTables("CNF-06", Table, Of("A", "E11"), Of("B", "F32.8"), Of("C", "U09.9"), Of("D", "I10")).Booked);

    [Fact]
    public void StaysQuiet_OnCodesWithoutTheForm() => Assert.Empty(Checked.WithTables("CNF-06", Table, Of("A", "E11.")).Failures);

    [Fact]
    public void Runs_OnlyWithATable()
    {
        var outcome = Checked.By("CNF-06", Of("A", "I10")).Outcome;
        Assert.Equal(CheckStatus.NotRun, outcome.Status);
        Assert.Contains("ICD-10-CM", outcome.Reason, StringComparison.Ordinal);
    }
}
