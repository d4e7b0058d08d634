namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-02: values parse as what their column holds.</summary>
public sealed class ValueParsesCheck : Check, IChecks<ImportRecord>, IChecks<RejectedValueRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "value-parses",
        Code = "CNF-02",
        Version = 2,
        Title = "Values parse as what their column holds",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "Of the rows read from the newest file of each feed (of FHIR, which exports a file for each kind of resource, the files of the newest day, UTC, of each "
            + "name the newest), those that no column rejected: dates and times are ISO 8601, numbers are numbers, words are of their list. Rejected rows are in no other check; they keep their line "
            + "and can be mended and imported again.",
        Eligible = "rows of the newest file of each feed, and of the FHIR files of the newest day",
        Failing = "rows rejected for the type of a value",
        Feeds = [ImportRecord.FeedName],
        MaxFailing = 0.005m,
        Severity = CheckSeverity.Critical,
        Basis = ThresholdBasis.Policy,
        Source = "OHDSI DataQualityDashboard cdmDatatype; PIQI invalid format; threshold: policy",
        Owner = "interface team",
        Remedy = "Download the rejected rows, mend them and import the file again; then mend the extract.",
    };

    /// <inheritdoc/>
    public void Test(ImportRecord import, Tally tally) => tally.Pass(import.Parsed);

    /// <inheritdoc/>
    public void Test(RejectedValueRecord value, Tally tally)
    {
        tally.Expect(false, value, value.Found, value.Expected ?? "a value of the column's type", value.Column ?? "");
        tally.Fail(value.Rows - 1);
    }
}
