namespace ComplianceDesk.Core.Reports;

/// <summary>The words in which <see cref="PatientAccessReport"/> tells a patient what was done and why.</summary>
internal static class PatientAccessWords
{
    public const string NoReason = "No reason is on record";

    private static readonly Dictionary<string, string> Plain = new(StringComparer.Ordinal)
    {
        ["after-visit-work"] = "Finishing the paperwork of a visit",
        ["appointment"] = "You had an appointment there",
        ["booked-ahead"] = "You were booked there",
        ["attending"] = "The doctor in charge of your stay or visit",
        ["case-conference"] = "A meeting of people who take care of you",
        ["care-seen"] = "Working with people who took care of you",
        ["care-team"] = "Named as part of your care team",
        ["colleague-group"] = "Working in a group that shares your care",
        ["colleague-of-attending"] = "Working with the doctor in charge of your stay or visit",
        ["colleague-of-care-team"] = "Working with your care team",
        ["colleagues-at-work"] = "Working beside people who took care of you that day",
        ["consult"] = "Asked for advice on your care",
        ["cross-cover"] = "Standing in for somebody who takes care of you",
        ["departments-together"] = "A department that works with the one that took care of you",
        ["diagnosis-responsibility"] = "A department that takes care of your kind of illness",
        ["documented-work"] = "Wrote into your record as part of the work",
        ["encounter-in-department"] = "You were a patient of this department",
        ["follow-up"] = "Following up after a visit",
        ["identity-work"] = "Keeping your name and address in order",
        ["interface"] = "A system that passes your information on; no person looked",
        ["audit-work"] = "Reviewing who looked at your record",
        ["account-work"] = "Working on your bill",
        ["open-account"] = "Coding or billing your visit",
        ["clinic-of-physician"] = "Working in the clinic where your physician sees patients",
        ["department-follows"] = "Following your care between visits",
        ["mother-and-child"] = "Looking after you and your child, or after you and your mother",
        ["stated-series"] = "One of many records checked for one stated reason, such as a recalled medicine",
        ["practice-at-work"] = "Working with the practice that knows you",
        ["employee-health"] = "Employee or occupational health",
        ["granted-access"] = "Was given access to the record on request",
        ["proxy"] = "Allowed to see the record on your behalf",
        ["referral"] = "You were referred there",
        ["registration"] = "Registering or admitting you",
        ["same-shift"] = "The same shift, before or after midnight",
        ["self"] = "You looked at your own record",
        ["support-department"] = "A department that serves all patients, such as the laboratory or billing",
        ["work-list"] = "Your record stood on a work list",
    };

    public static string Group(RecordVisit visit) => visit.Reason is { } id ? Plain.GetValueOrDefault(id) ?? visit.ReasonTitle ?? id : NoReason;

    public static string Why(RecordVisit visit) => $"{Group(visit)}{(visit.Emergency ? "; the emergency rule was used" : "")}. {Review(visit.Review)}".TrimEnd();

    /// <summary>What was done, for example <c>opened, printed</c>.</summary>
    public static string Done(IEnumerable<string> actions) => string.Join(", ", actions.Select(a => a switch
    {
        "Create" => "made an entry",
        "Read" => "opened",
        "Update" => "changed an entry",
        "Delete" => "removed an entry",
        "Print" => "printed",
        "Export" => "copied out of the system",
        "Query" => "found in a search",
        "Login" or "Logout" => "signed in or out",
        _ => "something the system has no common word for",
    }));

    /// <summary>Where a review stands. None is told before it is decided, and none accuses: the privacy office answers questions about it.</summary>
    public static string Review(Disposition? review) => review switch
    {
        Disposition.Pending or Disposition.UnderReview => "The privacy office is looking at it.",
        Disposition.Confirmed => "The privacy office has looked at it and can tell you more.",
        Disposition.Appropriate or Disposition.PolicyPermitted => "The privacy office looked at it: part of the person's work.",
        _ => "",
    };
}
