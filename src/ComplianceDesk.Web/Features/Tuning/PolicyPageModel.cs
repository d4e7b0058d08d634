using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Web.Workers;

namespace ComplianceDesk.Web.Features.Tuning;

/// <summary>State of the policy's page: the allow-list, every version, and a change before it is made.</summary>
public sealed class PolicyPageModel(DeskStore store, PolicyStore policies, PolicyReplays replays, RuleYieldQuery query, Site site, TimeProvider clock)
{
    /// <summary>The page's address.</summary>
    public const string Path = "/policy";

    /// <summary>Every version, newest first.</summary>
    public IReadOnlyList<PolicyVersion> Versions { get; private set; } = [];

    /// <summary>The policy in force.</summary>
    public JudgementPolicy Policy { get; private set; } = JudgementPolicy.Default;

    /// <summary>What is in force otherwise than the program comes.</summary>
    public IReadOnlyList<PolicyChange> InForce { get; private set; } = [];

    /// <summary>What rules saw that stands in no finding, the most first, and what suppressions keep out of the queue; only rules of which there is any.</summary>
    public IReadOnlyList<HeldBackLine> HeldBack { get; private set; } = [];

    /// <summary>When the latest judgement ended, UTC; null before the first.</summary>
    public DateTime? JudgedAt { get; private set; }

    /// <summary>The present day at the site.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>In the form: what the new entry is about.</summary>
    public AllowedSubject Subject { get; set; }

    /// <summary>In the form: its id.</summary>
    public string SubjectId { get; set; } = "";

    /// <summary>In the form: the rule it leaves out; empty for every rule.</summary>
    public string RuleId { get; set; } = "";

    /// <summary>In the form: why.</summary>
    public string Reason { get; set; } = "";

    /// <summary>In the form: who approved it.</summary>
    public string ApprovedBy { get; set; } = "";

    /// <summary>In the form: the first day.</summary>
    public DateOnly From { get; set; }

    /// <summary>In the form: the last day.</summary>
    public DateOnly Until { get; set; }

    /// <summary>The change to be made; null until one is asked for.</summary>
    public PolicyDraft? Draft { get; private set; }

    /// <summary>The number of the version just saved, or null.</summary>
    public int? Saved { get; private set; }

    /// <summary>True once the store has answered.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Reads everything anew.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken = default)
    {
        Policy = await PolicyStore.CurrentAsync(store, cancellationToken);
        Versions = await policies.HistoryAsync(cancellationToken);
        InForce = PolicyChange.Between(JudgementPolicy.Default, Policy);
        var yields = await query.RunAsync(cancellationToken);
        JudgedAt = yields.JudgedAt;
        HeldBack = [.. from rule in RuleCatalog.All
                       let line = new HeldBackLine(rule.Info, yields.Runs.GetValueOrDefault(rule.Info.Id)?.HeldBack ?? default, yields.Rules[rule.Info.Id].Suppressed)
                       where line.HeldBack.Total + line.Suppressed > 0
                       orderby line.HeldBack.Total descending, rule.Info.Title
                       select line];
        Today = site.Day(clock.GetUtcNow().UtcDateTime);
        (From, Until) = (Today, Today.AddDays(180));
        Draft = null;
        Loaded = true;
    }

    /// <summary>Makes a draft with the entry of the form added.</summary>
    public Task AddAsync() => DraftAsync([.. Policy.Allowances, new Allowance
    {
        Subject = Subject, Id = SubjectId.Trim(), Rules = RuleId.Length == 0 ? [] : [RuleId], Reason = Reason.Trim(), ApprovedBy = ApprovedBy.Trim(), From = From, Until = Until,
    }]);

    /// <summary>Makes a draft without an entry.</summary>
    public Task RemoveAsync(Allowance entry) => DraftAsync([.. Policy.Allowances.Where(a => a != entry)]);

    /// <summary>Puts the draft in force.</summary>
    public async Task SaveAsync(string who)
    {
        if (await Draft!.SaveAsync(who))
        {
            (SubjectId, Reason, ApprovedBy) = ("", "", "");
            await LoadAsync();
            Saved = Policy.Version;
        }
    }

    private async Task DraftAsync(IReadOnlyList<Allowance> entries)
    {
        Saved = null;
        Draft = await PolicyDraft.OfAsync(policies, replays, Policy, Policy with { Allowances = entries });
    }
}

/// <summary>What one rule saw that waits for nobody.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="HeldBack">What stands in no finding.</param>
/// <param name="Suppressed">Open findings that a suppression keeps out of the queue.</param>
public sealed record HeldBackLine(RuleInfo Rule, HeldBack HeldBack, int Suppressed);
