using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class DisplayAgreesCheckTests
{
    private static readonly HashSet<string> Table = ["LOINC"];

    private static ObservationRecord Of(string id, string code, string? display) => Checked.Observation(id) with
    {
        Coding = new Coding(code, "LOINC", display, (_, of) => of == "8867-4" ? [new("Heart rate", null, null), new("Pulse", null, null)] : []),
    };

    [Fact]
    public void Flags_AnotherWording() =>
        Assert.Equal(["A:display"], Checked.WithTables("CNF-17", Table, Of("A", "8867-4", "Body weight"), Of("B", "8867-4", "HEART RATE")).Booked);

    [Fact]
    public void StaysQuiet_OnSynonymsAndOnWhatTheTableDoesNotHave()
    {
        var result = Checked.WithTables("CNF-17", Table, Of("A", "8867-4", "pulse"), Of("B", "29463-7", "Weight"), Of("C", "8867-4", null));
        Assert.Empty(result.Failures);
        Assert.Equal(1, result.Outcome.Eligible);
    }

    [Fact]
    public void Runs_OnlyWithATable() => Assert.Equal(CheckStatus.NotRun, Checked.By("CNF-17", Of("A", "8867-4", "x")).Outcome.Status);
}
