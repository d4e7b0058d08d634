using System.Globalization;
using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Data.Reports;

/// <summary>The reports that can be made, by name.</summary>
public static class ReportLibrary
{
    /// <summary>Every report.</summary>
    public static IReadOnlyList<ReportKind> All { get; } =
    [
        new("activity-review", ActivityReviewReport.Title, ActivityReviewReport.Subject),
    ];

    /// <summary>Builds a report from the store in which people appear by the ids of the source systems.</summary>
    public static Task<Document> BuildAsync(
        DeskStore store, string name, DateOnly from, DateOnly to, string generatedBy, TimeProvider clock, CancellationToken cancellationToken = default) =>
        BuildAsync(store, name, from, to, generatedBy, clock, ReportIdentities.SourceIds, cancellationToken);

    /// <summary>Builds a report from the store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="name">A name of <see cref="All"/>.</param>
    /// <param name="from">First day of the period in the site's zone.</param>
    /// <param name="to">Last day of the period, included.</param>
    /// <param name="generatedBy">Who asks for it; printed as the preparer.</param>
    /// <param name="clock">The time printed on it.</param>
    /// <param name="identities">How people are named in it.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <exception cref="ArgumentException">There is no such report, or the period is backwards.</exception>
    public static async Task<Document> BuildAsync(
        DeskStore store, string name, DateOnly from, DateOnly to, string generatedBy, TimeProvider clock,
        ReportIdentities identities, CancellationToken cancellationToken = default)
    {
        if (from > to)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The period begins on {from:yyyy-MM-dd}, after its end on {to:yyyy-MM-dd}."), nameof(to));
        }

        return name switch
        {
            "activity-review" => ActivityReviewReport.Build(await new ActivityReviewQuery(store).RunAsync(from, to, generatedBy, clock, identities, cancellationToken)),
            _ => throw new ArgumentException($"There is no report \"{name}\". Reports: {string.Join(", ", All.Select(r => r.Name))}.", nameof(name)),
        };
    }
}

/// <summary>A report that can be made.</summary>
/// <param name="Name">Its name on the command line and in addresses.</param>
/// <param name="Title">Its title for people.</param>
/// <param name="Subject">What it assesses.</param>
public sealed record ReportKind(string Name, string Title, string Subject);
