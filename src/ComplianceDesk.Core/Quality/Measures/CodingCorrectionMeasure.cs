namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Cases that a review found wrong and that were put right in time.</summary>
public sealed class CodingCorrectionMeasure : DutyMeasure<AuditedCase>
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "coding-correction",
        Title = "Wrong cases put right in time",
        Group = MeasureGroup.Coding,
        Numerator = "wrong cases put right by their last day",
        Denominator = "wrong cases put right or past it, reviewed in the latest 365 days",
        Formula = "Numerator over denominator, times 100. A case is wrong when the reviewer changed, added or took out a code or changed the group; the day of review is day 0. Each one not put right is a work item.",
        Times = TimeUnit.Days,
        Limit = 30,
        LimitUnit = "days after the review",
        LimitBasis = MeasureBasis.Policy,
        Target = 100,
        TargetBasis = MeasureBasis.Policy,
        Citation = "Policy. Where the bill was too high, 42 CFR 401.305 asks to report and return within 60 days",
        Feeds = ["coding_audits"],
        Provider = "coder",
    };

    /// <inheritdoc/>
    public override IEnumerable<Duty> Duties(AuditedCase record, MeasureScope scope)
    {
        if (!record.IsCorrect && record.ReviewedAt <= scope.AsOf)
        {
            yield return new Duty
            {
                Feed = CodingAuditRecord.FeedName,
                RecordId = record.Codes[0].AuditId,
                PatientKey = record.PatientKey,
                Place = record.Place,
                Since = record.ReviewedAt,
                DueAt = scope.EndOfDayAfter(record.ReviewedAt, Info.Limit!.Value),
                DoneAt = record.CorrectedAt,
                Owner = Owner.Coding,
                Owed = record.IsGrouped && !record.KeepsGroup ? "Codes and group put right, and the bill" : "Codes put right",
            };
        }
    }
}
