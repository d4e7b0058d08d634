using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Entries with author, date and signature. The rule asks that entries are dated, timed and authenticated (42 CFR 482.24(c)(1)) and counts no days: by when is policy.</summary>
public sealed class EntryAuthenticationMetric : Metric, IMeasures<StayEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "entry-authentication",
        Version = 2,
        Title = "Entries signed",
        Population = "documents of encounters",
        Counted = "documents that are signed, or whose due date has passed; without one, the limit",
        Good = "author, date, signature and signer",
        Limit = 30,
        LimitUnit = "days from writing, where no due date is given",
        Basis = ThresholdBasis.Policy,
        Feeds = ["encounters", "documents"],
        Leaves = "Legibility cannot be tested.",
    };

    public void Test(StayEvidence stay, MetricTally tally)
    {
        foreach (var document in stay.Documents)
        {
            var by = document.DueAt ?? document.CreatedAt?.AddDays((double)tally.Limit);
            if (document.SignedAt is null && (by is null || by >= tally.Scope.AsOf))
            {
                tally.Leave();
                continue;
            }

            string[] missing = [.. new[] { ("author", document.HasAuthor), ("date", document.CreatedAt is not null), ("signature", document.SignedAt is not null), ("signer", document.SignedAt is null || document.HasSigner) }.Where(field => !field.Item2).Select(field => field.Item1)];
            tally.Expect(missing.Length == 0, "documents", document.DocumentId, $"no {string.Join(", no ", missing)}", "author, date, signature and signer");
        }
    }
}
