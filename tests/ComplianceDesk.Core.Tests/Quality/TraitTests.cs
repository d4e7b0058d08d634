using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality;

/// <summary>Traits of published record sets on which naive checks trip: what each is booked as, and by which check alone.</summary>
public sealed class TraitTests
{
    /// <summary>Made-up providers whose number begins with 9: the check digit alone passes them all.</summary>
    [Fact]
    public void Flags_ProvidersThatOnlyTheCheckDigitPasses()
    {
        var npi = "934567890" + Luhn.CheckDigit("80840934567890");
        Assert.Equal(["A:npi"], Checked.By("CNF-12", Checked.Person("A") with { Npi = npi }).Booked);
    }

    [Fact]
    public void Flags_SsnThatCannotBeIssued() =>
        Assert.Equal("CNF-21", Assert.Single(Scored(Checked.Patient() with { Ssn = "999-31-4827" })));

    [Fact]
    public void Flags_NumbersBehindNames() =>
        Assert.Equal(["CNF-23", "CNF-23"], Scored(Checked.Patient() with { GivenName = "Ana417", FamilyName = "Silva286" }));

    /// <summary>Zeros are a placeholder, an empty field is missing: each is booked once.</summary>
    [Fact]
    public void Books_PostalCodesAtTheFirstLink()
    {
        Assert.Equal(["CMP-15"], Scored(Checked.Patient() with { PostalCode = "00000" }));
        Assert.Equal(["CMP-09"], Scored(Checked.Patient() with { PostalCode = null }));
    }

    [Fact]
    public void Flags_StatesInWordsAndPassesTheirCode()
    {
        Assert.Equal(["CNF-20"], Scored(Checked.Patient() with { State = "Massachusetts" }));
        Assert.Empty(Scored(Checked.Patient() with { State = "MA" }));
    }

    /// <summary>Nobody has an address for mail: shown, never scored, never a failure of the gate.</summary>
    [Fact]
    public void Shows_MissingEmailWithoutFailing()
    {
        var outcome = Checked.By("CMP-11", Checked.Patient("A") with { Email = null }, Checked.Patient("B")).Outcome;
        Assert.Equal(CheckSeverity.Info, outcome.Check.Severity);
        Assert.Empty(Scored(Checked.Patient() with { Email = null }));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(13, 0)]
    [InlineData(30, 0)]
    [InlineData(31, 1)]
    public void Allows_CertificationAfterDeath(int daysAfter, int flagged)
    {
        var dead = Checked.Patient() with { DeathDate = new DateOnly(2026, 3, 1).AddDays(-daysAfter) };
        Assert.Equal(flagged, Checked.By("PLS-04", dead, Checked.Stay(patient: dead) with { Class = "outpatient" }).Failures.Count);
    }

    [Fact]
    public void Flags_StaysWithoutDispositionOnly()
    {
        Assert.Single(Checked.By("CMP-18", Checked.Stay() with { Disposition = null }).Failures);
        Assert.Empty(Checked.By("CMP-18", Checked.Stay() with { Class = "outpatient", Disposition = null }).Failures);
    }

    [Fact]
    public void Flags_ConditionsWithoutCategory() =>
        Assert.Equal(["A:category"], Checked.By("CMP-23", Checked.Diagnosis("A") with { ClinicalStatus = "active", VerificationStatus = "confirmed" }).Booked);

    /// <summary>Scores without a LOINC code, in no visit: neither a broken LOINC code nor an orphan.</summary>
    [Fact]
    public void Leaves_LocalScoresOutOfCheckDigitsAndReferences()
    {
        var score = Checked.Observation("A") with { Coding = new Coding("QALY", null, "Quality adjusted life years"), EncounterId = null, Encounter = null, EncounterKnown = false };
        Assert.Equal(0, Checked.By("CNF-09", score).Outcome.Eligible);
        Assert.Equal(0, Checked.By("CNF-26", score).Outcome.Eligible);
        Assert.Single(Checked.By("CNF-16", score).Failures);
    }

    /// <summary>Nothing is empty and a tenth is unknown: counting nulls alone misses it.</summary>
    [Theory]
    [InlineData("UNKNOWN/NOT SPECIFIED")]
    [InlineData("PATIENT DECLINED TO ANSWER")]
    [InlineData("UNABLE TO OBTAIN")]
    public void Tells_AnswersThatSayNothingFromMissingOnes(string ethnicity)
    {
        Assert.Empty(Checked.By("CMP-07", Checked.Patient() with { Ethnicity = ethnicity }).Failures);
        Assert.Equal(["CMP-14"], Scored(Checked.Patient() with { Ethnicity = ethnicity }));
    }

    /// <summary>De-identified data shift the very old to 300 years: left out where nothing tells who it is, a mistyped year beside a name.</summary>
    [Fact]
    public void Tells_DeIdentifiedAgesFromMistypedYears()
    {
        var shifted = Checked.Patient("A") with { BirthDate = new DateOnly(1726, 6, 1), GivenName = null, FamilyName = null, Ssn = null, AddressLine = null, Phone = null };
        var result = Checked.By("PLS-01", shifted, shifted with { RecordId = "B", BirthDate = new DateOnly(1826, 6, 1) }, Checked.Patient("C") with { BirthDate = new DateOnly(1726, 6, 1) });
        Assert.Equal(["B:birth_date", "C:birth_date"], result.Booked);
        Assert.Equal(2, result.Outcome.Eligible);
    }

    [Fact]
    public void Flags_DiagnosesOfNobody()
    {
        var nobody = Checked.Patient("P9") with { Listed = false };
        Assert.Equal(["A:patient_id"], Checked.By("CNF-25", Checked.Diagnosis("A") with { Patient = nobody }).Booked);
    }

    /// <summary>The same result sent twice: one of the two is extra, and a repeat an hour later is a measurement.</summary>
    [Fact]
    public void Flags_ExactDuplicateObservationsOnce()
    {
        var first = Checked.Observation("A");
        var (twin, later) = (first with { RecordId = "B" }, first with { RecordId = "C", TakenAt = first.TakenAt!.Value.AddHours(1) });
        var result = Checked.By("UNQ-07", new PatientChart(Checked.Patient()) { Observations = [first, twin, later] });
        Assert.Equal(["B"], result.Failures.Select(failure => failure.RecordId));
        Assert.Equal((1, 3), (result.Outcome.Failing, result.Outcome.Eligible));
    }

    /// <summary>Discharged dead on one day, dead by the index on the next: a clerical error, which a day of tolerance would hide.</summary>
    [Fact]
    public void Flags_DeathTheDayAfterDischarge()
    {
        EncounterRecord Died(string id, int day) => Checked.Stay(id, Checked.Patient() with { DeathDate = new DateOnly(2026, 3, day) }) with { Disposition = "expired" };
        Assert.Equal(["B:disposition"], Checked.By("CNS-02", Died("A", 4), Died("B", 5)).Booked);
    }

    /// <summary>Registered in the emergency department after the admission that came of it.</summary>
    [Fact]
    public void Flags_EmergencyRegistrationAfterTheAdmission()
    {
        EncounterRecord Emergency(string id, int hour) => Checked.Stay(id) with { Class = "emergency", StartedAt = new DateTime(2026, 3, 1, hour, 0, 0, DateTimeKind.Utc), EndedAt = new DateTime(2026, 3, 1, 20, 0, 0, DateTimeKind.Utc) };
        Checked Of(EncounterRecord visit) => Checked.By("CNS-03", new PatientChart(Checked.Patient()) { Encounters = [Checked.Stay("S"), visit] });
        Assert.Equal(["A:started_at"], Of(Emergency("A", 17)).Booked);
        Assert.Equal((0, 1), (Of(Emergency("B", 10)).Outcome.Failing, Of(Emergency("B", 10)).Outcome.Eligible));
    }

    /// <summary>A third of patients without a language: counted where it is missing, not where it says nothing.</summary>
    [Fact]
    public void Counts_MissingLanguages()
    {
        Assert.Equal(["CMP-08"], Scored(Checked.Patient() with { Language = null }));
        Assert.Equal(["CMP-14"], Scored(Checked.Patient() with { Language = "unknown" }));
    }

    /// <summary>Rows without a visit are no orphans; rows that name a visit nobody has are.</summary>
    [Fact]
    public void Tells_RowsWithoutAVisitFromOrphans()
    {
        var none = Checked.Observation("A") with { EncounterId = null, Encounter = null, EncounterKnown = false };
        var orphan = Checked.Observation("B") with { EncounterId = "E9", Encounter = null, EncounterKnown = false };
        Assert.Equal(["B:encounter_id"], Checked.By("CNF-26", none, orphan).Booked);
    }

    /// <summary>Codes of the scored checks that flag a patient, all checks asked.</summary>
    private static IEnumerable<string> Scored(PatientRecord patient) =>
        Checked.All(Checked.AllFeeds, patient).Failures.Select(failure => failure.Code).Where(code => CheckCatalog.Find(code)!.Info.Severity != CheckSeverity.Info);
}
