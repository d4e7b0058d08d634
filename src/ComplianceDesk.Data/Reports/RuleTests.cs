using System.Globalization;
using System.Text.Json;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>The rules of a run of the judge, as reports print them.</summary>
internal static class RuleTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Those of the run that a report rests on.</summary>
    public static async Task<List<RuleTest>> RunAsync(DeskContext db, ReportReading reading, CancellationToken cancellationToken)
    {
        var id = reading.Basis.Run?.Id;
        var run = id is null ? null : await db.JudgementRuns.AsNoTracking().SingleAsync(r => r.Id == id, cancellationToken);
        return Of(run, await PolicyStore.OfVersionAsync(db, run?.PolicyVersion ?? 0, cancellationToken));
    }

    /// <summary>Those of a run; every rule of the program, not run, when there is none.</summary>
    public static List<RuleTest> Of(JudgementRunRow? run, JudgementPolicy policy)
    {
        var asked = run is null
            ? [.. RuleCatalog.All.Select(r => new RuleRun(r.Info.Id, r.Info.Version, "not run: nothing has been judged", 0))]
            : JsonSerializer.Deserialize<List<RuleRun>>(run.Rules, Json) ?? [];
        return [.. asked.Select(r =>
        {
            var info = RuleCatalog.Find(r.Id)?.Info;
            return new RuleTest
            {
                Id = r.Id,
                Version = r.Version,
                Title = info?.Title ?? r.Id,
                Citation = info?.Citation ?? "",
                Definition = info is null ? "No longer part of the program." : info.Version == r.Version ? info.DefinitionIn(policy) : $"{info.DefinitionIn(policy)} (wording of version {info.Version.ToString(CultureInfo.InvariantCulture)})",
                Thresholds = [.. info?.Thresholds.Select(t => (t.Name, t.QuantityIn(policy))) ?? []],
                InnocentCauses = info?.InnocentCauses ?? [],
                NotRun = r.NotRun,
            };
        })];
    }
}
