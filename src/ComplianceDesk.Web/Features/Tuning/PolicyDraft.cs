using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Web.Workers;

namespace ComplianceDesk.Web.Features.Tuning;

/// <summary>A change of policy that is not in force yet: what it changes, what stands against it, what it would do, and why it is made.</summary>
public sealed class PolicyDraft
{
    private readonly PolicyStore policies;
    private readonly PolicyReplays replays;
    private readonly JudgementPolicy before;
    private readonly JudgementPolicy after;

    private PolicyDraft(PolicyStore policies, PolicyReplays replays, JudgementPolicy before, JudgementPolicy after, IReadOnlyList<string> problems)
    {
        (this.policies, this.replays, this.before, this.after, Problems) = (policies, replays, before, after, problems);
        Changes = PolicyChange.Between(before, after);
    }

    /// <summary>What it changes, line by line.</summary>
    public IReadOnlyList<PolicyChange> Changes { get; }

    /// <summary>Sentences that stand against it; empty when it is sound.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>The replay that was begun, or null.</summary>
    public ReplayJob? Replay { get; private set; }

    /// <summary>The reason of the person who changes it.</summary>
    public string Why { get; set; } = "";

    /// <summary>Why it was not saved; null when nothing stands against it.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>True when it is about checks and measures alone, so that no access need be judged.</summary>
    public bool IsAboutRecords => Changes.All(change => change.IsAboutRecords);

    /// <summary>True when it changes something and nothing stands against it.</summary>
    public bool IsSound => Problems.Count == 0 && Changes.Count > 0;

    /// <summary>Begins a draft and looks for what stands against it.</summary>
    /// <param name="policies">The store it would be saved to.</param>
    /// <param name="replays">Where it is tried out.</param>
    /// <param name="before">The policy in force.</param>
    /// <param name="after">The whole changed policy.</param>
    public static async Task<PolicyDraft> OfAsync(PolicyStore policies, PolicyReplays replays, JudgementPolicy before, JudgementPolicy after) =>
        new(policies, replays, before, after, await policies.ProblemsAsync(after));

    /// <summary>Tries it out over the last days, in the background.</summary>
    public void BeginReplay() => Replay = replays.Begin(after);

    /// <summary>Puts it in force. True when it was saved.</summary>
    public async Task<bool> SaveAsync(string who)
    {
        Refusal = await policies.SaveAsync(after, before.Version, who, Why, Replay is { Outcome: { } outcome, FinishedAt: { } at } ? ReplaySummary.Of(outcome, at) : null);
        if (Refusal is null)
        {
            Replay?.Cancel();
        }
        return Refusal is null;
    }
}
