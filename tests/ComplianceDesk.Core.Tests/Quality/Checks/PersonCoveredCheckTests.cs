using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class PersonCoveredCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:patient_id"],
            Checked.By(
                "CMP-30",
                new PatientChart(Checked.Patient("A"))).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CMP-30",
            new PatientChart(Checked.Patient("A")) { Documents = [Checked.Note()] },
            new PatientChart(Checked.Patient("B") with { Listed = false })).Failures);

    [Fact]
    public void Runs_OnlyWhereAFeedOfCareIsThere() =>
        Assert.Equal(CheckStatus.NotRun, Checked.By("CMP-30", new HashSet<string> { "patients" }, new PatientChart(Checked.Patient())).Outcome.Status);
}
