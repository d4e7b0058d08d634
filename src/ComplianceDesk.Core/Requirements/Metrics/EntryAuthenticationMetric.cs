using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Entries with author, date and signature.</summary>
public sealed class EntryAuthenticationMetric : Metric, IMeasures<StayEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "entry-authentication",
        Title = "Entries signed",
        Population = "documents of encounters",
        Counted = "documents that were written and whose due date, or 30 days, have passed",
        Good = "author, date, signature and signer",
        Basis = ThresholdBasis.Law,
        Feeds = ["encounters", "documents"],
        Leaves = "Legibility cannot be tested.",
    };

    public void Test(StayEvidence stay, MetricTally tally)
    {
        foreach (var document in stay.Documents)
        {
            var by = document.DueAt ?? document.CreatedAt?.AddDays(30);
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
