using ComplianceDesk.Data;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Web.Workers;

/// <summary>Judges accesses when something was taken in since the last judgement.</summary>
public sealed class NewDataJudge(DeskStore store, JudgementRunner judgement, LiveBoard board)
{
    /// <summary>Judges what is new. Returns false when there was nothing. What is new is read from the store, so a killed host judges at its next start.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var db = store.CreateDbContext();
        var taken = await db.Imports.Where(i => i.Status == ImportStatus.Finished && i.Stored > 0).MaxAsync(i => i.FinishedAt, cancellationToken);
        var judged = await db.JudgementRuns.MaxAsync(r => (DateTime?)r.StartedAt, cancellationToken);
        if (taken is null || judged >= taken)
        {
            return false;
        }
        try
        {
            await judgement.RunAsync(new Steps(board), cancellationToken);
        }
        finally
        {
            board.Activity = null;
        }
        return true;
    }

    private sealed class Steps(LiveBoard board) : IProgress<JudgementProgress>
    {
        public void Report(JudgementProgress value) => board.Activity = $"Judging accesses: {value.Step} ({value.Done} of {value.Of})";
    }
}
