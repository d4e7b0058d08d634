using ComplianceDesk.Core.Rules;
using static ComplianceDesk.Core.Quality.Scores.ScoreCatalog;

namespace ComplianceDesk.Core.Quality.Scores;

/// <summary>The measured items of the security posture score.</summary>
public static class SecurityParts
{
    /// <summary>From this age on a finding should have been decided.</summary>
    public static readonly Threshold FirstReview = new("days", "to be decided after", 7, Threshold.Days, 1, 30);

    /// <summary>From this age on a finding must have been decided.</summary>
    public static readonly Threshold LastReview = new("days", "to be decided at the latest after", 30, Threshold.Days, 7, 180);

    public static ScorePartInfo AccessesExplained { get; } = new()
    {
        Id = "accesses-explained",
        Score = SecurityPosture,
        Title = "Accesses explained",
        Definition = "Of the accesses that name a patient, those for which the latest run of the judge found a reason in the care feeds. "
            + "An access without one is an access with no documented relationship found, not a wrong access.",
        Good = "accesses with a reason found",
        Counted = "accesses that name a patient",
        Severity = CheckSeverity.Major,
        MaxBad = 0.05m,
        Basis = ThresholdBasis.Policy,
        Source = "45 CFR 164.308(a)(1)(ii)(D), 164.312(b) (activity recorded and examined); threshold: policy",
        Evidence = PartEvidence.Sessions,
        Feeds = ["accesses"],
    };

    public static ScorePartInfo FirstAccessesExplained { get; } = new()
    {
        Id = "first-accesses-explained",
        Score = SecurityPosture,
        Title = "First accesses explained",
        Definition = "The same for the days on which a user opened a patient for the first time. Shown beside the score: repeats are easy to explain and hide it in the total.",
        Good = "first accesses with a reason found",
        Counted = "first accesses of a user to a patient",
        Severity = CheckSeverity.Info,
        MaxBad = null,
        Basis = ThresholdBasis.Policy,
        Source = "Explanation-based auditing (Fabbri and LeFevre)",
        Evidence = PartEvidence.Sessions,
        Feeds = ["accesses"],
    };

    public static ScorePartInfo ReviewedInAWeek { get; } = new()
    {
        Id = "findings-reviewed-in-a-week",
        Score = SecurityPosture,
        Title = "Findings past the first review time decided",
        Definition = $"Of the findings detected more than {FirstReview} and at most {{findings-reviewed-in-a-month.days}} days before the run that no later feed explained, those that somebody has decided.",
        Good = "findings with a decision",
        Counted = $"findings {FirstReview} to {{findings-reviewed-in-a-month.days}} days old",
        Severity = CheckSeverity.Minor,
        MaxBad = 0.1m,
        Basis = ThresholdBasis.Policy,
        Source = "45 CFR 164.308(a)(1)(ii)(D) (regular review); the days are policy",
        Evidence = PartEvidence.Findings,
        Own = [FirstReview],
    };

    public static ScorePartInfo ReviewedInAMonth { get; } = new()
    {
        Id = "findings-reviewed-in-a-month",
        Score = SecurityPosture,
        Title = "Findings past the last review time decided",
        Definition = $"Of the findings detected more than {LastReview} days before the run that no later feed explained, those that somebody has decided.",
        Good = "findings with a decision",
        Counted = $"findings over {LastReview} days old",
        Severity = CheckSeverity.Major,
        MaxBad = 0,
        Basis = ThresholdBasis.Policy,
        Source = "45 CFR 164.308(a)(1)(ii)(D) (regular review); the days are policy",
        Evidence = PartEvidence.Findings,
        Own = [LastReview],
    };

    public static ScorePartInfo TerminatedAccountsUnused { get; } = new()
    {
        Id = "terminated-accounts-unused",
        Score = SecurityPosture,
        Title = "Accounts of leavers unused",
        Definition = "Of the accounts whose termination date has passed, those without an event after that day in the site's time zone. Failed and refused sign-ins are no use. "
            + "A leaver without a termination date cannot be asked.",
        Good = "accounts without an event after the termination date",
        Counted = "accounts with a termination date that has passed",
        Severity = CheckSeverity.Critical,
        MaxBad = 0,
        Basis = ThresholdBasis.Law,
        Source = "45 CFR 164.308(a)(3)(ii)(C) (termination procedures, addressable)",
        Evidence = PartEvidence.Accounts,
        Feeds = ["accesses", "workforce"],
    };

    public static ScorePartInfo AccountsKnown { get; } = new()
    {
        Id = "accounts-known",
        Score = SecurityPosture,
        Title = "Accounts known",
        Definition = "Of the accounts that appear in the access log, those that the workforce feed lists.",
        Good = "accounts that the workforce feed lists",
        Counted = "accounts in the access log",
        Severity = CheckSeverity.Major,
        MaxBad = 0,
        Basis = ThresholdBasis.Policy,
        Source = "45 CFR 164.312(a)(2)(i) (unique user identification); threshold: policy",
        Evidence = PartEvidence.Accounts,
        Feeds = ["accesses", "workforce"],
    };

    public static ScorePartInfo AccountsPersonal { get; } = new()
    {
        Id = "accounts-personal",
        Score = SecurityPosture,
        Title = "Accounts of one person",
        Definition = "Of the listed accounts that appear in the access log, those that carry a person's given and family name. An account without one is generic or shared. "
            + "Sharing of a named account (two workstations at once) is not measured yet.",
        Good = "accounts with a person's name",
        Counted = "listed accounts in the access log",
        Severity = CheckSeverity.Major,
        MaxBad = 0,
        Basis = ThresholdBasis.Policy,
        Source = "45 CFR 164.312(a)(2)(i) (unique user identification); threshold: policy",
        Evidence = PartEvidence.Accounts,
        Feeds = ["accesses", "workforce"],
    };

    public static ScorePartInfo AccountsFreeOfLoginBursts { get; } = new()
    {
        Id = "accounts-free-of-login-bursts",
        Score = SecurityPosture,
        Title = "Accounts without an open burst of failed sign-ins",
        Definition = "Of the accounts that appear in the access log, those without a finding for a burst of failed sign-ins that nobody has decided.",
        Good = "accounts without an open finding of this kind",
        Counted = "accounts in the access log",
        Severity = CheckSeverity.Major,
        MaxBad = 0,
        Basis = ThresholdBasis.Policy,
        Source = "45 CFR 164.308(a)(5)(ii)(C) (log-in monitoring, addressable); threshold: policy",
        Evidence = PartEvidence.Accounts,
        Feeds = ["accesses"],
    };

    public static ScorePartInfo OverridesReviewed { get; } = new()
    {
        Id = "overrides-reviewed",
        Score = SecurityPosture,
        Title = "Emergency overrides reviewed",
        Definition = "Of the findings for an emergency override that no care followed, those that somebody has decided.",
        Good = "findings with a decision",
        Counted = "findings for an emergency override",
        Severity = CheckSeverity.Major,
        MaxBad = 0,
        Basis = ThresholdBasis.Policy,
        Source = "45 CFR 164.312(a)(2)(ii) (emergency access procedure); threshold: policy",
        Evidence = PartEvidence.Findings,
    };

    public static ScorePartInfo LogDays { get; } = new()
    {
        Id = "log-days-covered",
        Score = SecurityPosture,
        Title = "Days covered by each source of the log",
        Definition = "Of the days from the first to the last event of each source system, those with at least one event, added over the source systems.",
        Good = "source-days with an event",
        Counted = "source-days from first to last event",
        Severity = CheckSeverity.Minor,
        MaxBad = 0,
        Basis = ThresholdBasis.Policy,
        Source = "45 CFR 164.312(b) (audit controls); threshold: policy",
        Evidence = PartEvidence.Days,
        Feeds = ["accesses"],
    };

    /// <summary>All of them, in the order of the desk.</summary>
    public static IReadOnlyList<ScorePartInfo> All { get; } =
    [
        AccessesExplained, FirstAccessesExplained, ReviewedInAWeek, ReviewedInAMonth, TerminatedAccountsUnused, AccountsKnown, AccountsPersonal,
        AccountsFreeOfLoginBursts, OverridesReviewed, LogDays,
    ];
}
