using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Checks;
using ComplianceDesk.Core.Quality.Measures;

namespace ComplianceDesk.Core.Tests.Quality;

public sealed class CheckRunTests
{
    [Fact]
    public void StaysQuiet_OnGoodRecords()
    {
        var patient = Checked.Patient() with { MiddleName = "none", Suffix = "none" };
        var (outcomes, failures) = Checked.All(Checked.AllFeeds, patient, Checked.Stay("E1", patient) with { Diagnoses = [Checked.Diagnosis()] });
        Assert.Empty(failures);
        Assert.DoesNotContain(outcomes, outcome => outcome.Status is CheckStatus.Fail or CheckStatus.Error);
    }

    [Fact]
    public void Runs_NothingOnAnEmptyStore()
    {
        var (outcomes, _) = Checked.All(new HashSet<string>());
        Assert.Equal(CheckCatalog.All.Count, outcomes.Count);
        Assert.All(outcomes, outcome => Assert.Equal(CheckStatus.NotRun, outcome.Status));
        Assert.All(outcomes, outcome => Assert.NotNull(outcome.Reason));
    }

    [Fact]
    public void Applies_NothingToEmptyFeeds() =>
        Assert.All(
            Checked.All(Checked.AllFeeds, new HashSet<string> { "ICD-10-CM", "LOINC" }).Outcomes,
            outcome => Assert.Equal(CheckStatus.NotApplicable, outcome.Status));

    [Fact]
    public void Counts_AsManyFailuresAsItReports()
    {
        var patient = Checked.Patient("A") with { MiddleName = "none", Suffix = "none", FamilyName = null, PostalCode = null, Race = "unknown", Phone = "call", Ssn = "000000000", BirthDate = new DateOnly(2030, 1, 1) };
        var (outcomes, failures) = Checked.All(Checked.AllFeeds, patient, Checked.Stay("E", patient) with { Status = null, Diagnoses = [Checked.Diagnosis()], Attending = Checked.Person() with { Listed = false } });
        Assert.Equal(failures.Count, outcomes.Sum(outcome => outcome.Failing));
        Assert.Equal(["CMP-02", "CMP-09", "CMP-14", "CMP-15", "CNF-22", "PLS-01", "CMP-16", "CNF-26"], failures.Select(failure => failure.Code));
    }

    [Fact]
    public void Takes_ABrokenCheckOutAndGoesOn()
    {
        var failures = new List<CheckFailure>();
        var run = new CheckRun(
            [new BrokenCheck(), new PatientNamedCheck()], Checked.Now, DateOnly.FromDateTime(Checked.Now), new StoreContents(Checked.AllFeeds, new HashSet<string>()), failures.Add);
        run.Test(Checked.Patient("A"));
        run.Test(Checked.Patient("B") with { GivenName = null });
        Assert.Equal([CheckStatus.Error, CheckStatus.Fail], run.Outcomes.Select(outcome => outcome.Status));
        Assert.DoesNotContain("Silva", run.Outcomes[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_WhatIsOwed_WhereItIsOwed()
    {
        var run = new CheckRun(CheckCatalog.All, Checked.Now, DateOnly.FromDateTime(Checked.Now), new StoreContents(Checked.AllFeeds, new HashSet<string>()), _ => { });
        foreach (var (department, late) in new[] { ("W1", true), ("W1", false), ("C1", false) })
        {
            run.Test(new DutyRecord
            {
                RecordId = "E",
                Measure = "operative-report",
                AsOf = Checked.Now,
                Duty = new Duty { Feed = "documents", RecordId = "E", Place = RecordPlace.Of("North", department), DueAt = Checked.Now.AddDays(-2), DoneAt = Checked.Now.AddDays(late ? -1 : -3), Owner = Owner.Records, Owed = "Operative report" },
            });
        }

        var places = run.ByPlace.GroupBy(p => p.Place).ToDictionary(g => g.Key, g => g.First());
        Assert.Equal((1, 2), (places[new("North", "W1")].Failing, places[new("North", "W1")].Eligible));
        Assert.Equal((0, 1), (places[new("North", "C1")].Failing, places[new("North", "C1")].Eligible));
    }

    private sealed class BrokenCheck : Check, IChecks<PatientRecord>
    {
        public override CheckInfo Info { get; } = new PatientNamedCheck().Info with { Id = "broken", Code = "XXX-01" };

        public void Test(PatientRecord record, Tally tally) => throw new InvalidOperationException(record.FamilyName);
    }
}
