namespace ComplianceDesk.Core.Reports;

/// <summary>The files that go with <see cref="ActivityReviewReport"/>: what its findings and sources rest on, row by row.</summary>
internal static class ActivityReviewEvidence
{
    public static IReadOnlyList<Attachment> Of(ActivityReviewData data) =>
    [
        new("findings.csv", "A finding with an access in the period.", EvidenceTable.Of(
            "findings", data.FindingCounts.Sum(c => c.Findings),
            ["finding", "severity", "score", "disposition", "rules", "user", "patient", "first_access", "last_access", "accesses", "detected", "evidence"],
            data.Findings.Select(f => EvidenceTable.Row(
                EvidenceTable.Number(f.Id), f.Severity.ToString(), EvidenceTable.Number(f.Score), f.Disposition.Text(), string.Join(';', f.Rules), f.User, f.Patient,
                EvidenceTable.Time(f.FirstAt), EvidenceTable.Time(f.LastAt), EvidenceTable.Number(f.Events), EvidenceTable.Time(f.DetectedAt), string.Join(" | ", f.Evidence.Select(e => e.Sentence)))))),
        new("finding-accesses.csv", "An access that a finding rests on; accesses before and after the period too, where a finding reaches there.", EvidenceTable.Of(
            "accesses", data.FindingAccessCount,
            ["finding", "event", "occurred_at", "user", "patient", "action", "outcome"],
            data.FindingAccesses.Select(a => EvidenceTable.Row(EvidenceTable.Number(a.Finding), a.Event, EvidenceTable.Time(a.At), a.User, a.Patient, a.Action, a.Outcome)))),
        SourcesSection.Attachment(data.Basis),
    ];
}
