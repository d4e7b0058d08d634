using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class ProvenanceGivenCheckTests
{
    [Fact]
    public void Flags_EntriesWithoutTimeOrOrganizationOnce()
    {
        var (known, nowhere) = (Checked.Stay("A"), Checked.Stay("B") with { FacilityId = null });
        var result = Checked.By(
            "CMP-29",
            Checked.Observation("O1", known) with { RecordedAt = null },
            Checked.Observation("O2", nowhere),
            Checked.Diagnosis("D1", nowhere) with { RecordedAt = null, OnsetOn = new DateOnly(2026, 3, 1), Onset = Checked.Now },
            Checked.Note("N1", known));
        Assert.Equal(["O1 lacks recorded_at", "O2 lacks facility_id of the visit", "D1 lacks recorded_at, facility_id of the visit"], result.Failures.Select(failure => $"{failure.RecordId} lacks {failure.Expected}"));
        Assert.Equal(4, result.Outcome.Eligible);
    }

    [Fact]
    public void Hides_NothingFromLaterChecks()
    {
        var observation = Checked.Observation("O1") with { RecordedAt = null };
        Assert.Equal(1, Checked.By("CNF-28", observation).Outcome.Eligible);
        Assert.Equal(1, Checked.By("PLS-07", observation).Outcome.Eligible);
    }

    [Fact]
    public void Takes_TheFacilityOfTheDepartment()
    {
        var stay = Checked.Stay() with { FacilityId = null, Department = new DepartmentRecord { RecordId = "D1", FacilityId = "F1" } };
        Assert.Equal(CheckStatus.Pass, Checked.By("CMP-29", Checked.Observation("O1", stay)).Outcome.Status);
    }

    [Fact]
    public void StaysQuiet_OnEntriesOfNoVisitAndOnWhatIsNotWritten() =>
        Assert.Equal(0, Checked.By(
            "CMP-29",
            Checked.Observation("O1") with { RecordedAt = null, Encounter = null, EncounterId = null, EncounterKnown = false },
            Checked.Note("N1") with { CreatedAt = null, Author = null, DueAt = Checked.Now }).Outcome.Eligible);

    [Fact]
    public void Says_ThatNoFacilityIsNamed()
    {
        var outcome = Checked.By("CMP-29", Checked.AllFeeds.Where(feed => feed != EncounterRecord.WithFacility).ToHashSet(), Checked.Observation()).Outcome;
        Assert.Equal(CheckStatus.NotRun, outcome.Status);
        Assert.Contains("facility_id", outcome.Reason, StringComparison.Ordinal);
    }
}
