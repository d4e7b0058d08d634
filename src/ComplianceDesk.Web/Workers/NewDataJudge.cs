using System.Globalization;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Web.Workers;

/// <summary>
/// Judges accesses, compares patient records and checks records when something was taken in since the last judgement, and judges or checks when the policy or the rules of the program have changed since. Requirements are tested after each of these, and once a day.
/// What an ended suppression hid comes back.
/// </summary>
public sealed class NewDataJudge(
    DeskStore store, JudgementRunner judgement, SampleDraw samples, DuplicateRunner duplicates, QualityRunner quality, RequirementRunner requirements, Suppressions suppressions, LiveBoard board)
{
    /// <summary>Judges what is new. Returns false when there was nothing. What is new is read from the store, so a killed host judges at its next start.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        await suppressions.ExpireAsync(cancellationToken);
        await using var db = store.CreateDbContext();
        var taken = await db.Imports.Where(i => i.Status == ImportStatus.Finished && (i.Stored > 0 || i.Gone > 0)).MaxAsync(i => i.FinishedAt, cancellationToken);
        // The quality run comes last, so its start tells whether the whole round was done.
        var done = await db.QualityRuns.MaxAsync(r => (DateTime?)r.StartedAt, cancellationToken);
        var isNew = taken is not null && !(done >= taken);
        var judges = isNew || await judgement.IsOutdatedAsync(cancellationToken);
        var checks = isNew || await quality.IsOutdatedAsync(cancellationToken);
        // Limits pass with time, so requirements are tested once a day even when nothing is new.
        if (!judges && !checks && !await requirements.IsDueAsync(cancellationToken))
        {
            return false;
        }
        try
        {
            if (judges)
            {
                await judgement.RunAsync(new Judging(board), cancellationToken);
                await samples.RunOnceAsync(cancellationToken);
            }
            if (checks)
            {
                // Before the checks: one of them counts the pairs.
                if (isNew && await duplicates.IsDueAsync(cancellationToken))
                {
                    await duplicates.RunAsync(new Comparing(board), cancellationToken);
                }
                await quality.RunAsync(new Checking(board), cancellationToken);
            }
            board.Activity = "Testing requirements";
            await requirements.RunAsync(cancellationToken);
        }
        finally
        {
            board.Activity = null;
        }
        return judges || checks;
    }

    private sealed class Judging(LiveBoard board) : IProgress<JudgementProgress>
    {
        public void Report(JudgementProgress value) => board.Activity = $"Judging accesses: {value.Step} ({value.Done} of {value.Of})";
    }

    private sealed class Comparing(LiveBoard board) : IProgress<double>
    {
        public void Report(double value) => board.Activity = string.Create(CultureInfo.InvariantCulture, $"Comparing patient records: {100 * value:0} %");
    }

    private sealed class Checking(LiveBoard board) : IProgress<QualityProgress>
    {
        public void Report(QualityProgress value) => board.Activity = $"Checking records: {value.Step}";
    }
}
