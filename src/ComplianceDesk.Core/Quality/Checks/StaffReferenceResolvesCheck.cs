namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-26: attending and department of an encounter are known.</summary>
public sealed class StaffReferenceResolvesCheck : Check, IChecks<EncounterRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "staff-reference-resolves",
        Code = "CNF-26",
        Title = "Every attending and department of an encounter is known",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.RelationalConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "A given attending_user_id is in the workforce feed and a given department_id is in the departments feed. A "
            + "reference whose feed has not been imported is not asked.",
        Eligible = "given references (attending and department by itself)",
        Failing = "references to nobody or nothing known",
        Feeds = [EncounterRecord.FeedName],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "OHDSI DataQualityDashboard isForeignKey; threshold: policy 1 %",
        Remedy = "Import the missing staff or departments, leavers included.",
    };

    private const string Workforce = "workforce";
    private const string Departments = "departments";

    /// <inheritdoc/>
    public override string? NotRunBecause(StoreContents store) =>
        base.NotRunBecause(store)
        ?? (store.Feeds.Contains(Workforce) || store.Feeds.Contains(Departments) ? null : "The workforce and departments feeds have not been imported.");

    /// <inheritdoc/>
    public override string? LeftOut(StoreContents store) =>
        !store.Feeds.Contains(Workforce) ? "Not covered: attending_user_id, since the workforce feed has not been imported."
        : !store.Feeds.Contains(Departments) ? "Not covered: department_id, since the departments feed has not been imported."
        : null;

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally)
    {
        if (tally.Has(Workforce))
        {
            Reference(encounter, encounter.Attending?.RecordId, encounter.Attending?.Listed == true, "attending_user_id", "a person of the workforce feed", tally);
        }

        if (tally.Has(Departments))
        {
            Reference(encounter, encounter.Department?.RecordId, encounter.Department?.Listed == true, "department_id", "a department of the departments feed", tally);
        }
    }

    private static void Reference(EncounterRecord encounter, string? id, bool listed, string column, string expected, Tally tally)
    {
        if (id is null)
        {
            return;
        }

        tally.Expect(listed, encounter, id, expected, column);
    }
}
