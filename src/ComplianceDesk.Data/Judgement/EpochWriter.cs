using System.Text.Json;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Data.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Judgement;

/// <summary>Keeps what judging one epoch gave, in one transaction: sessions, counts, parts of findings, and what later epochs learn.</summary>
/// <param name="db">A context inside the epoch's transaction.</param>
/// <param name="plan">The run's plan.</param>
/// <param name="epoch">The epoch's place in the plan.</param>
/// <param name="isNew">True when no session of these days is stored.</param>
internal sealed class EpochWriter(DeskContext db, JudgementPlan plan, int epoch, bool isNew)
{
    private readonly SqliteConnection connection = (SqliteConnection)db.Database.GetDbConnection();

    /// <summary>Keeps it; true when later epochs learn from it what they learned before.</summary>
    public async Task<bool> WriteAsync(ExplainedAccesses accesses, Core.Rules.Judgement judgement, FindingChanges changes, CancellationToken cancellationToken)
    {
        var (fromDay, until) = (plan.Epochs[epoch].FromDay, plan.Until(epoch));
        var before = await db.Epochs.Where(e => e.FromDay == fromDay).Select(e => e.Learned).SingleOrDefaultAsync(cancellationToken);
        var row = Row(accesses, judgement);
        var reasons = SessionReason.Of(accesses, await TermsAsync(cancellationToken));
        SessionWriter.Write(connection, accesses, reasons, until, isNew);
        ReasonCountWriter.Write(connection, accesses, reasons, until);
        await db.Epochs.Where(e => e.FromDay >= fromDay && e.FromDay < until).ExecuteDeleteAsync(cancellationToken);
        db.Epochs.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        await new FindingWriter(db, connection, changes).WriteAsync(accesses, judgement.Findings, until, cancellationToken);
        await db.JudgementMarks.Where(m => m.Claimed && m.FromDay < until).ExecuteUpdateAsync(m => m.SetProperty(r => r.FromDay, until), cancellationToken);
        return before is not null && before.AsSpan().SequenceEqual(row.Learned);
    }

    private EpochRow Row(ExplainedAccesses accesses, Core.Rules.Judgement judgement)
    {
        var row = new EpochRow
        {
            FromDay = plan.Epochs[epoch].FromDay,
            ToDay = plan.Epochs[epoch].ToDay,
            Basis = plan.Basis,
            Rules = JsonSerializer.Serialize(judgement.Rules, JsonSerializerOptions.Web),
            Learned = judgement.Learned.ToBytes(),
        };
        foreach (var at in accesses.Window.At)
        {
            row.Events += at >= accesses.FromAt ? 1 : 0;
        }

        for (var s = 0; s < accesses.Sessions.Count; s++)
        {
            if (accesses.IsJudged(s))
            {
                var events = accesses.Sessions.RowsOf(s).Length;
                var explained = accesses.IsExplained(s);
                row.PatientEvents += events;
                row.Explained += explained ? events : 0;
                row.FirstEvents += accesses.IsFirstEver(s) ? events : 0;
                row.FirstExplained += explained && accesses.IsFirstEver(s) ? events : 0;
            }
        }

        return row;
    }

    private async Task<Dictionary<string, int>> TermsAsync(CancellationToken cancellationToken)
    {
        var terms = await db.Terms.Where(t => t.Kind == TermKind.Explanation).ToDictionaryAsync(t => t.Text, StringComparer.Ordinal, cancellationToken);
        foreach (var explanation in ExplanationCatalog.All.Where(e => !terms.ContainsKey(e.Id)))
        {
            terms[explanation.Id] = db.Terms.Add(new TermRow { Kind = TermKind.Explanation, Text = explanation.Id }).Entity;
        }

        await db.SaveChangesAsync(cancellationToken);
        return terms.ToDictionary(t => t.Key, t => t.Value.Id, StringComparer.Ordinal);
    }
}
