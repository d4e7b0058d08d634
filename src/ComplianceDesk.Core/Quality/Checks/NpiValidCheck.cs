namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-12: national provider identifiers have the right check digit.</summary>
public sealed class NpiValidCheck : Check, IChecks<WorkforceRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "npi-valid",
        Code = "CNF-12",
        Title = "National provider identifiers have the right check digit",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "A given npi of the workforce has ten digits, begins with 1 or 2, and its last digit is the Luhn digit over "
            + "80840 and the others. Made-up providers that begin with 9 pass the check digit and fail the first.",
        Eligible = "given identifiers of listed people",
        Failing = "identifiers that cannot be issued",
        Feeds = [WorkforceRecord.FeedName],
        MaxFailing = 0,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Law,
        Source = "45 CFR 162.406(a) (ten positions, check digit); CMS NPI check digit calculation",
        Owner = "medical staff office",
        Remedy = "Look the provider up in NPPES and correct the register.",
    };

    /// <inheritdoc/>
    public void Test(WorkforceRecord person, Tally tally)
    {
        if (Wording.Given(person.Npi))
        {
            tally.Expect(NpiForm.IsValid(person.Npi.Trim()), person, person.Npi, "ten digits beginning with 1 or 2 with the right check digit", "npi");
        }
    }
}
