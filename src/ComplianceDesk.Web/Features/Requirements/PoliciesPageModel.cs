using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Web.Features.Requirements;

/// <summary>State of the policy register: the version of every document in force on a day, and all versions.</summary>
public sealed class PoliciesPageModel(PoliciesQuery query, RequirementReview review, Site site, TimeProvider clock)
{
    /// <summary>Every document.</summary>
    public IReadOnlyList<PolicyRegister> Policies { get; private set; } = [];

    /// <summary>The day asked about; today when none was.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Why the last entry was refused; null when it was not.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Loads the register for the day of a query string.</summary>
    public async Task LoadAsync(string queryString, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        Day = RequirementsFilter.Day(System.Web.HttpUtility.ParseQueryString(queryString)["on"]) ?? site.Day(now);
        Policies = await query.RunAsync(now, cancellationToken);
    }

    /// <summary>The version in force on the day asked about; null when none was.</summary>
    public PolicyDocumentRow? InForce(PolicyRegister policy) => policy.InForceOn(Day);

    /// <summary>Registers; true when it was taken.</summary>
    public async Task<bool> RegisterAsync(PolicyDraft draft, string who, AttachedFile? file)
    {
        Refusal = await review.RegisterAsync(draft, who, file);
        if (Refusal is null)
        {
            Policies = await query.RunAsync(clock.GetUtcNow().UtcDateTime);
        }

        return Refusal is null;
    }
}
