using System.Runtime.CompilerServices;
using ComplianceDesk.Core;
using ComplianceDesk.Core.Cases;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Cases;

/// <summary>Every case, by number.</summary>
internal sealed class CasesRegister : PageRegister
{
    public override string Path => CasesPageModel.Path + "/file";

    public override string Policy => Policies.ViewCases;

    public override string Name => "cases";

    public override Task WriteAsync(HttpContext http, RowWriter rows) => rows.WriteAsync(
        RegisterHead.Of("Cases", "open and closed, by number", ["case", "title", "stage", "owner", "co_owners", "opened_at", "opened_by", "#findings", "notice_by", "closed_by", .. Names.Select(n => n.Column)]),
        ReadAsync(Of<CasesQuery>(http), http.User.Identity!.Name!, http.RequestAborted),
        line =>
        {
            var facts = line.Facts.Lines.ToDictionary(l => l.Name, l => l.Value);
            return
            [
                Number(line.Row.Id), line.Row.Title, line.Facts.Stage.Text(), line.Row.Owner, string.Join(' ', line.CoOwners), line.Row.OpenedAt.Iso(), line.Row.OpenedBy, Number(line.Findings),
                Day(line.Facts.NoticeBy), line.Row.ClosedBy, .. Names.Select(n => facts[n.Fact]),
            ];
        }, http.RequestAborted);

    private static async IAsyncEnumerable<CaseLine> ReadAsync(CasesQuery cases, string who, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RowCursor? at = null;
        do
        {
            var (page, _) = await cases.RunAsync(new CaseFilter(All: true), who, new(CaseSort.Number, false), at, 500, cancellationToken);
            foreach (var line in page.Items)
            {
                yield return line;
            }

            at = page.Later;
        }
        while (at is not null);
    }

    private static readonly IReadOnlyList<(string Fact, string Column)> Names =
        [.. new CaseFacts { DiscoveredOn = DateOnly.MinValue }.Lines.Select(l => (l.Name, l.Name.ToLowerInvariant().Replace(", ", "_", StringComparison.Ordinal).Replace(' ', '_')))];
}
