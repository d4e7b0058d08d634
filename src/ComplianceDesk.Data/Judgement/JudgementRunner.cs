using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Learning;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Judgement;

/// <summary>How far a run of the judge is.</summary>
/// <param name="Step">What is being done, in words.</param>
/// <param name="Done">Steps finished.</param>
/// <param name="Of">Steps in all.</param>
public sealed record JudgementProgress(string Step, int Done, int Of);

/// <summary>
/// Explains and judges what is new in the store and keeps sessions and findings: the epochs that something new touches, and those that remember one from which other things are
/// learned now than before.
/// Each epoch is kept whole or not at all; a run that was cut off goes on where it was. With nothing new, a run adds nothing but itself.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="clock">The time of detection.</param>
public sealed class JudgementRunner(DeskStore store, TimeProvider clock)
{
    // Epochs that are read, and for which direct reasons are found, while the one before is judged: judging uses one processor only, now and then.
    private const int Ahead = 1;

    /// <summary>Accesses that the last run read.</summary>
    internal long AccessesRead { get; private set; }

    /// <summary>Judges what is new.</summary>
    /// <param name="progress">Told before each step.</param>
    /// <param name="cancellationToken">Stops between epochs, and while accesses are read.</param>
    public Task<JudgementRunRow> RunAsync(IProgress<JudgementProgress>? progress = null, CancellationToken cancellationToken = default) => RunAsync(everything: false, progress, cancellationToken);

    /// <summary>Judges all that is stored again, whether something is new or not.</summary>
    /// <param name="progress">Told before each step.</param>
    /// <param name="cancellationToken">Stops between epochs, and while accesses are read.</param>
    public Task<JudgementRunRow> RunAllAsync(IProgress<JudgementProgress>? progress = null, CancellationToken cancellationToken = default) => RunAsync(everything: true, progress, cancellationToken);

    /// <summary>True when something was judged by another policy or another edition of the rules than are now in force.</summary>
    public async Task<bool> IsOutdatedAsync(CancellationToken cancellationToken = default)
    {
        using var connection = store.OpenConnection();
        var basis = JudgementPlan.BasisOf(connection, await PolicyStore.CurrentAsync(store, cancellationToken));
        await using var db = store.CreateDbContext();
        return await db.Epochs.AnyAsync(e => e.Basis != basis, cancellationToken);
    }

    private async Task<JudgementRunRow> RunAsync(bool everything, IProgress<JudgementProgress>? progress, CancellationToken cancellationToken)
    {
        var started = clock.GetUtcNow().UtcDateTime;
        using var connection = store.OpenConnection();
        var plan = JudgementPlan.Make(connection, (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone, await PolicyStore.CurrentAsync(store, cancellationToken), everything);
        var toJudge = plan.Epochs.Count - plan.First;
        var changes = new FindingChanges(started, plan.Policy.JudgingVersion);
        var indexes = SessionIndexes.Begin(connection, plan);
        var reader = new LedgerReader(store, plan);
        await JudgeAsync(store, reader, plan, step => progress?.Report(new(step.Words, step.Done, toJudge)), KeepAsync, cancellationToken);
        AccessesRead = reader.Read;
        indexes.Build();
        progress?.Report(new("Done", Math.Max(1, toJudge), Math.Max(1, toJudge)));
        return await FinishAsync(plan, changes, started, cancellationToken);

        async Task<bool> KeepAsync(int epoch, Core.Rules.Judgement judgement)
        {
            progress?.Report(new($"Keeping {Words(plan.Epochs[epoch])}", epoch - plan.First, toJudge));
            await using var db = store.CreateDbContext();
            await db.Database.OpenConnectionAsync(cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var isAsBefore = await new EpochWriter(db, plan, epoch, indexes.AreLeftOut).WriteAsync(judgement.Accesses, judgement, changes, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return isAsBefore;
        }
    }

    /// <summary>
    /// Judges the epochs of a plan one after another: those that are touched, and those that remember one that had left something else before. The next ones' accesses are read,
    /// and what people and care alone explain of them found, meanwhile.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="reader">Reads what is judged.</param>
    /// <param name="plan">What is judged.</param>
    /// <param name="step">Told before each step.</param>
    /// <param name="keep">Takes what each epoch gave, which is let go of when it is done; true when it leaves what it had left before.</param>
    /// <param name="cancellationToken">Stops between epochs, and while accesses are read.</param>
    internal static async Task JudgeAsync(DeskStore store, LedgerReader reader, JudgementPlan plan, Action<(string Words, int Done)>? step,
        Func<int, Core.Rules.Judgement, Task<bool>> keep, CancellationToken cancellationToken)
    {
        if (plan.First == plan.Epochs.Count)
        {
            return;
        }

        step?.Invoke(("Reading people and care", 0));
        var changed = -1;
        var contexts = new CareContexts(reader);
        var ahead = new Dictionary<int, Task<DirectReasons>>();
        Task read = Task.CompletedTask;
        ReadAhead(plan.First);
        await contexts.Of(plan.First, Due);
        using var connection = store.OpenConnection();
        var (past, next) = (new Past(), 0);
        var earlier = new EarlierOpenings(connection, plan.IsEverything ? new(LedgerReader.LastAccess(connection)) : null);
        if (plan.IsEverything)
        {
            // What was only needed for reading weighs as much as the largest epoch, which comes now.
            GC.Collect();
        }

        for (var epoch = plan.First; epoch < plan.Epochs.Count; epoch++)
        {
            if (!IsDue(epoch))
            {
                continue;
            }

            step?.Invoke(($"Judging {Words(plan.Epochs[epoch])}", epoch - plan.First));
            cancellationToken.ThrowIfCancellationRequested();
            past = plan.Past(connection, epoch, past, next);
            await JudgeOneAsync(epoch, await Take(epoch));
            next = epoch + 1;
            if (plan.IsEverything)
            {
                // An epoch leaves large arrays behind; collecting them now takes hundredths of a second and keeps the peak low.
                GC.Collect();
            }
        }

        // A method of its own, so that nothing of an epoch is held while the next one is judged.
        async Task JudgeOneAsync(int epoch, DirectReasons direct)
        {
            ReadAhead(epoch + 1);
            var judgement = Core.Rules.Judgement.Of(ExplainedAccesses.From(direct, past, sessions => earlier.Before(sessions, plan.Epochs[epoch].FromDay)));
            if (ahead.ContainsKey(epoch + 1))
            {
                past.PrepareGroups(judgement.Learned);
            }

            changed = await keep(epoch, judgement) ? changed : epoch;
            past.Add(judgement.Learned);
        }

        // Touched, or judged before by something else that is remembered.
        bool IsDue(int epoch) => plan.Touched[epoch] || (changed >= 0 && plan.IsRemembered(changed, epoch));

        IEnumerable<int> Due(int from) => Enumerable.Range(from, plan.Epochs.Count - from).Where(IsDue);

        // One after another: what is needed first is read first.
        void ReadAhead(int from)
        {
            foreach (var epoch in Due(from).Where(e => !ahead.ContainsKey(e)).Take(Math.Max(0, Ahead - ahead.Count)))
            {
                ahead[epoch] = NextAsync(epoch);
            }
        }

        // One that came to be due late was not read ahead.
        Task<DirectReasons> Take(int epoch) => ahead.Remove(epoch, out var taken) ? taken : NextAsync(epoch);

        Task<DirectReasons> NextAsync(int epoch)
        {
            var (context, before) = (contexts.Of(epoch, Due), read);
            var window = WindowAsync(epoch, before, context);
            read = window;
            return DirectAsync(epoch, window, context);
        }

        async Task<AccessWindow> WindowAsync(int epoch, Task before, Task<CareContext> context)
        {
            await before;
            if (epoch > plan.First)
            {
                // While people and care are read, what is read of them weighs twice.
                await context;
            }

            return await reader.AccessesAsync(epoch, cancellationToken);
        }

        async Task<DirectReasons> DirectAsync(int epoch, Task<AccessWindow> window, Task<CareContext> context)
        {
            // The thread that has read goes on to read what comes next.
            var accesses = await window.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            var sessions = SessionTable.From(accesses, plan.Calendar);
            return DirectReasons.Of(accesses, sessions, await context, plan.Calendar, plan.Policy, plan.Epochs[epoch]);
        }
    }

    private async Task<JudgementRunRow> FinishAsync(JudgementPlan plan, FindingChanges changes, DateTime started, CancellationToken cancellationToken)
    {
        await using var db = store.CreateDbContext();
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.JudgementMarks.Where(m => m.Claimed).ExecuteDeleteAsync(cancellationToken);
        if (plan.IsEverything)
        {
            await new FindingWriter(db, (SqliteConnection)db.Database.GetDbConnection(), changes).WithdrawTheRestAsync(cancellationToken);
        }

        await SuppressionMatch.ApplyAsync(db, started, cancellationToken);
        changes.AddTo(db);
        var run = await RunSummary.MakeAsync(db, plan.Policy, cancellationToken);
        (run.StartedAt, run.FinishedAt) = (started, clock.GetUtcNow().UtcDateTime);
        (run.FindingsNew, run.FindingsWithdrawn) = (changes.Appeared, changes.Gone);
        db.JudgementRuns.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return run;
    }

    private static string Words(Epoch epoch) => $"{SiteCalendar.Date(epoch.FromDay):yyyy-MM-dd} to {SiteCalendar.Date(epoch.ToDay):yyyy-MM-dd}";
}
