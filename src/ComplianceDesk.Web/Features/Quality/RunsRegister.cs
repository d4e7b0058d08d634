using System.Runtime.CompilerServices;
using ComplianceDesk.Core;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Quality;

/// <summary>Every run of the checks, newest first.</summary>
internal sealed class RunsRegister : PageRegister
{
    public override string Path => RunsPageModel.Path + "/file";

    public override string Policy => Policies.ViewQuality;

    public override string Name => "quality-runs";

    public override Task WriteAsync(HttpContext http, RowWriter rows) => rows.WriteAsync(
        RegisterHead.Of("Runs of the checks", "all", "run", "as_of", "ran_at", "finished_at", "#policy_version", "rubric_sha256", "rubric_changed", "input_sha256", "files"),
        ReadAsync(Of<QualityRunsQuery>(http), http.RequestAborted),
        r =>
        [
            Number(r.Run.Id), r.Run.AsOf.Iso(), r.Run.RanAt.Iso(), r.FinishedAt.Iso(), Number(r.Run.PolicyVersion), r.RubricHash, r.RubricChanged switch { true => "true", false => "false", null => null }, r.InputHash,
            string.Join("; ", r.Inputs.Select(i => $"{i.Feed} {i.FileName} {i.Sha256}")),
        ], http.RequestAborted);

    private static async IAsyncEnumerable<ListedRun> ReadAsync(QualityRunsQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int? before = null;
        do
        {
            var page = await query.RunAsync(before, cancellationToken);
            foreach (var run in page.Runs)
            {
                yield return run;
            }

            before = page.Next;
        }
        while (before is not null);
    }
}
