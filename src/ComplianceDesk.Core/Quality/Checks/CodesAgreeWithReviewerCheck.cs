namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>ACC-01: codes agree with a reviewer.</summary>
public sealed class CodesAgreeWithReviewerCheck : Check, IChecks<CodingAuditRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "codes-agree-with-reviewer",
        Code = "ACC-01",
        Version = 2,
        Title = "Codes agree with a reviewer's, code over code",
        Dimension = QualityDimension.Accuracy,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition = 
            "assigned_code is the code that the reviewer has in its place (compared without point and case). A code that the reviewer took out is "
            + "none of the reviewer's codes and is not asked; it makes the case wrong.",
        Eligible = "codes of the reviewer",
        Failing = "codes missed or wrong",
        Feeds = [CodingAuditRecord.FeedName],
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "AHIMA 2009, code-over-code method; 95 % is quoted by all and defined by none; threshold: policy",
        Owner = "coding",
        Remedy = "Teach from the cases; print which method a figure is of.",
    };

    /// <inheritdoc/>
    public void Test(CodingAuditRecord audit, Tally tally)
    {
        if (audit.Code.Reviewed is { } reviewed)
        {
            tally.Expect(audit.Code.Agrees, audit, audit.Code.Assigned, $"the reviewer's code, {reviewed}", "assigned_code");
        }
    }
}
