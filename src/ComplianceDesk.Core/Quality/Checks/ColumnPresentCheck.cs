namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-01: every expected column is in the newest file of its feed.</summary>
public sealed class ColumnPresentCheck : Check, IChecks<ImportRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "column-present",
        Code = "CNF-01",
        Title = "Every expected column is in the newest file of its feed",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.RelationalConformance,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "The newest file of each feed taken in as CSV has the columns that the checks of this catalog rest on. Which "
            + "they are stands on the page of this check. FHIR files have no columns: what a resource lacks is counted with "
            + "the records.",
        Eligible = "expected columns of the newest CSV file of each feed",
        Failing = "columns the file does not have",
        Feeds = [ImportRecord.FeedName],
        MaxFailing = 0,
        Severity = CheckSeverity.Critical,
        Basis = ThresholdBasis.Policy,
        Source = "OHDSI DataQualityDashboard cdmField; threshold: policy (any failure)",
        Owner = "interface team",
        Remedy = "Complete the extract: a column that is missing is missing from every row.",
    };

    /// <summary>Expected columns beside those without which a row is rejected, by feed.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Expected { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["patients"] = ["given_name", "family_name", "birth_date", "sex", "race", "ethnicity", "language", "address_line", "city", "state", "postal_code", "phone"],
        ["encounters"] = ["department_id", "attending_user_id", "ended_at", "disposition", "status"],
        ["diagnoses"] = ["encounter_id", "display", "recorded_at"],
        ["observations"] = ["system", "value", "unit", "taken_at"],
        ["documents"] = ["encounter_id", "author_user_id", "created_at", "signed_at", "signed_by"],
        ["requests"] = ["answered_at"],
        ["coding_queries"] = ["answered_at"],
        ["billing"] = ["coded_at", "final_billed_at"],
        ["workforce"] = ["given_name", "family_name", "role", "status"],
    };

    /// <inheritdoc/>
    public void Test(ImportRecord import, Tally tally)
    {
        if (import.Columns is null || !Expected.TryGetValue(import.Of, out var expected))
        {
            return;
        }

        foreach (var column in expected)
        {
            tally.Expect(import.Columns.Contains(column), import, null, "the column in the file", column);
        }
    }
}
