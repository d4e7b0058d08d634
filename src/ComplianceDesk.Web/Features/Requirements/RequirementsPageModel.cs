using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Requirements;

namespace ComplianceDesk.Web.Features.Requirements;

/// <summary>State of the matrix: what the address asks for, by body of rules.</summary>
public sealed class RequirementsPageModel(RequirementMatrixQuery query, Site site, TimeProvider clock)
{
    /// <summary>What the address asks for.</summary>
    public RequirementsFilter Filter { get; private set; } = new();

    /// <summary>The matrix at the moment asked about; null until loaded.</summary>
    public RequirementMatrix? Matrix { get; private set; }

    /// <summary>Lines shown, by body of rules; a body without lines is left out.</summary>
    public IReadOnlyList<(RequirementFamily Family, IReadOnlyList<RequirementLine> Lines)> Shown { get; private set; } = [];

    /// <summary>True when so many lines are asked for that each body of rules is one row, which opens into its lines.</summary>
    public bool ByBody => Filter.Rule is null && Shown.Sum(s => s.Lines.Count) > Components.TableChoices.AtFirst;

    /// <summary>Results among the lines of the body of rules asked for.</summary>
    public IReadOnlyList<(TestResult Result, int Count)> Counts { get; private set; } = [];

    /// <summary>True when proposed rules are shown.</summary>
    public bool ShowsProposed => Filter.Proposed ?? Matrix?.ShowProposed ?? false;

    /// <summary>The results among the lines shown, in the order of summaries.</summary>
    public IEnumerable<TestResult> Results => TestResults.All.Where(r => Shown.Any(s => s.Lines.Any(l => l.Result == r)));

    /// <summary>Loads what a query string asks for.</summary>
    public async Task LoadAsync(string queryString, CancellationToken cancellationToken = default)
    {
        Filter = RequirementsFilter.Parse(queryString);
        Matrix = await query.RunAsync(Moment(Filter.AsOf, site, clock), cancellationToken);
        var lines = Matrix.Lines.Where(Filter.Takes).ToLookup(l => l.Requirement.Family);
        Shown = [.. RequirementCatalog.Families.Where(f => lines.Contains(f.Id)).Select(f => (f, (IReadOnlyList<RequirementLine>)[.. lines[f.Id]]))];
        Counts = [.. TestResults.All.Select(r => (r, Matrix.Lines.Count(l => l.Result == r && (Filter.Rule is null || l.Requirement.Family == Filter.Rule))))];
    }

    /// <summary>Proposals that would change a requirement; none while the overlay is off.</summary>
    public IEnumerable<Proposal> ProposalsFor(Requirement requirement) =>
        ShowsProposed ? RequirementCatalog.Proposals.Where(p => p.Affects.Contains(requirement.Id)) : [];

    /// <summary>Levels above a requirement: 0 for a standard.</summary>
    public static int Depth(Requirement requirement) => requirement.Parent is { } parent ? 1 + Depth(RequirementCatalog.Find(parent)!) : 0;

    /// <summary>The moment a day stands for: its end, or now.</summary>
    internal static DateTime Moment(DateOnly? day, Site site, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return day is { } d && site.Zone.StartOf(d.AddDays(1)).AddMilliseconds(-1) is var end && end < now ? end : now;
    }
}
