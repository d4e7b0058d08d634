using Microsoft.AspNetCore.Authorization;

namespace ComplianceDesk.Web.Account;

/// <summary>The four roles of the desk. A person may hold several.</summary>
public static class Roles
{
    public const string ComplianceOfficer = "Compliance officer";
    public const string HimDirector = "HIM director";
    public const string Auditor = "Auditor";
    public const string Administrator = "Administrator";

    /// <summary>Every role, in the order of the design.</summary>
    public static readonly IReadOnlyList<string> All = [ComplianceOfficer, HimDirector, Auditor, Administrator];
}

/// <summary>What each role may see and do, in one place. Pages and endpoints name a policy; a test fails on one that names none.</summary>
public static class Policies
{
    public const string SignedIn = "signed-in";
    public const string ViewFindings = "view-findings";
    public const string DecideFindings = "decide-findings";
    public const string ViewCases = "view-cases";
    public const string WorkCases = "work-cases";
    public const string SignOffCases = "sign-off-cases";
    public const string ExploreAccess = "explore-access";
    public const string ViewCoverage = "view-coverage";
    public const string RevealIdentity = "reveal-identity";
    public const string ViewQuality = "view-quality";
    public const string RevealValues = "reveal-values";
    public const string DecideDuplicates = "decide-duplicates";
    public const string WaiveWork = "waive-work";
    public const string ViewImports = "view-imports";
    public const string RunImports = "run-imports";
    public const string ViewReports = "view-reports";
    public const string MakeReports = "make-reports";
    public const string SignOffReports = "sign-off-reports";
    public const string ViewRequirements = "view-requirements";
    public const string ViewRequirementRows = "view-requirement-rows";
    public const string AttestRequirements = "attest-requirements";
    public const string ViewPolicy = "view-policy";
    public const string TunePolicy = "tune-policy";
    public const string TuneLimits = "tune-limits";
    public const string ApproveSuppressions = "approve-suppressions";
    public const string ViewTrail = "view-trail";
    public const string ManageUsers = "manage-users";

    /// <summary>Roles that satisfy each policy.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Allowed = new Dictionary<string, string[]>
    {
        [SignedIn] = [Roles.ComplianceOfficer, Roles.HimDirector, Roles.Auditor, Roles.Administrator],
        [ViewFindings] = [Roles.ComplianceOfficer, Roles.Auditor],
        [DecideFindings] = [Roles.ComplianceOfficer],
        // The director is the second person where there is one officer: staff by name, patients masked, no findings but those of the case.
        [ViewCases] = [Roles.ComplianceOfficer, Roles.HimDirector, Roles.Auditor],
        [WorkCases] = [Roles.ComplianceOfficer],
        [SignOffCases] = [Roles.ComplianceOfficer, Roles.HimDirector],
        [ExploreAccess] = [Roles.ComplianceOfficer, Roles.Auditor],
        // Who mends the feeds must see what lacks them: sessions with the people of the workforce, patients masked.
        [ViewCoverage] = [Roles.ComplianceOfficer, Roles.HimDirector, Roles.Auditor],
        [RevealIdentity] = [Roles.ComplianceOfficer],
        [ViewQuality] = [Roles.ComplianceOfficer, Roles.HimDirector, Roles.Auditor],
        [RevealValues] = [Roles.ComplianceOfficer, Roles.HimDirector],
        [DecideDuplicates] = [Roles.HimDirector],
        [WaiveWork] = [Roles.HimDirector],
        [ViewImports] = [Roles.ComplianceOfficer, Roles.HimDirector, Roles.Auditor, Roles.Administrator],
        // Rejected records hold what the file held, so who may take files in may also read what was refused.
        [RunImports] = [Roles.ComplianceOfficer, Roles.HimDirector, Roles.Administrator],
        // Each report names the roles that it is for; see ReportRights.
        [ViewReports] = [Roles.ComplianceOfficer, Roles.HimDirector, Roles.Auditor],
        [MakeReports] = [Roles.ComplianceOfficer, Roles.HimDirector, Roles.Auditor],
        // Never the preparer, whatever the role.
        [SignOffReports] = [Roles.ComplianceOfficer, Roles.HimDirector],
        // Counts and statements name no patient; the rows behind them name encounters and accounts.
        [ViewRequirements] = [Roles.ComplianceOfficer, Roles.HimDirector, Roles.Auditor, Roles.Administrator],
        [ViewRequirementRows] = [Roles.ComplianceOfficer, Roles.HimDirector, Roles.Auditor],
        [AttestRequirements] = [Roles.ComplianceOfficer, Roles.Administrator],
        // Row ids, codes and reasons: no identity of a patient, so administrators may read it.
        [ViewTrail] = [Roles.ComplianceOfficer, Roles.Auditor, Roles.Administrator],
        [ViewPolicy] = [Roles.ComplianceOfficer, Roles.Auditor, Roles.Administrator],
        [TunePolicy] = [Roles.ComplianceOfficer],
        // Limits of record checks and measures are the records department's to set; the law's can only be made stricter.
        [TuneLimits] = [Roles.ComplianceOfficer, Roles.HimDirector],
        // A second officer, or an administrator where there is only one: never the person who asked.
        [ApproveSuppressions] = [Roles.ComplianceOfficer, Roles.Administrator],
        [ManageUsers] = [Roles.Administrator],
    };

    /// <summary>Registers the policies; what names none needs a signed-in person.</summary>
    public static void Register(AuthorizationOptions options)
    {
        foreach (var (policy, roles) in Allowed)
        {
            options.AddPolicy(policy, p => p.RequireAuthenticatedUser().RequireRole(roles));
        }
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
    }
}
