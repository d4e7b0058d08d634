namespace ComplianceDesk.Core.Access;

/// <summary>Work on records that is done from an office, before or after a visit, without taking part in the care.</summary>
[Flags]
public enum OfficeWork : byte
{
    /// <summary>None that is recognised.</summary>
    None = 0,
    /// <summary>Registration, scheduling, admission, referral intake, patient access.</summary>
    Registration = 1,
    /// <summary>Coding, clinical documentation integrity, transcription, chart completion.</summary>
    Coding = 2,
    /// <summary>Billing, claims, denials, insurance verification, financial counselling.</summary>
    Billing = 4,
    /// <summary>Release of information and the medical records desk.</summary>
    Release = 8,
    /// <summary>Quality, infection prevention, registries, risk, privacy and compliance, research.</summary>
    Quality = 16,
    /// <summary>An office whose function is not told, or that may be called about anything: treated like the middle of the others.</summary>
    Unspecified = 32,
    /// <summary>Case management and utilization review: discharge planning, authorizations, appeals.</summary>
    CaseManagement = 64,
    /// <summary>Employee and occupational health: exposures, immunizations, fitness for duty of those who work here.</summary>
    EmployeeHealth = 128,
}

/// <summary>Reads what an office does from the words of a role and a department's name.</summary>
public static class OfficeWords
{
    private static readonly (OfficeWork Work, string[] Words)[] Vocabulary =
    [
        (OfficeWork.Registration, ["regist", "schedul", "admission", "admitting", "admit clerk", "patient access", "intake", "front desk", "reception", "patient service rep", "medical support assistant", "call center", "call centre", "contact center", "contact centre", "bed management"]),
        (OfficeWork.Coding, ["coder", "coding", "cdi", "documentation integrity", "transcri", "him", "health information", "chart completion", "abstractor"]),
        (OfficeWork.Billing, ["bill", "claim", "denial", "revenue", "financial", "pfs", "insurance", "business office", "cashier", "patient accounts", "charge capture", "charge entry", "charge description", "chargemaster"]),
        (OfficeWork.Release, ["release", "roi", "medical record", "health information", "him", "records clerk", "records desk"]),
        (OfficeWork.Quality, ["quality", "qi", "performance improvement", "infection", "registry", "registrar", "risk", "privacy", "compliance", "audit", "research", "safety", "mortality"]),
        (OfficeWork.CaseManagement, ["utilization", "utilisation", "prior auth", "preauth", "precert", "insurance verif", "insurance clerk", "authoriz", "authoris", "appeal", "case manage", "care manage", "care coordinat", "discharge plan"]),
        (OfficeWork.EmployeeHealth, ["employee health", "occupational health", "associate health", "workforce health"]),
        // People call about anything, weeks after a visit too.
        (OfficeWork.Unspecified, ["call center", "call centre", "contact center", "contact centre"]),
    ];

    // People whose offices have no business in charts, whatever the kind of their department says.
    private static readonly string[] NoRecordsWork =
        ["human resources", "hr", "marketing", "communications", "information technology", "information and technology", "information systems", "information services", "informatics", "systems analyst", "system analyst", "application analyst", "programmer", "help desk", "helpdesk", "it", "facilities", "housekeeping", "environmental", "food", "kitchen", "purchasing", "procurement", "security guard", "volunteer", "gift", "grounds", "maintenance", "engineering", "payroll", "fundrais", "development office", "foundation", "executive", "secretary"];

    /// <summary>The records work that a role in a department does.</summary>
    /// <param name="role">Free text of the workforce feed.</param>
    /// <param name="departmentName">Free text of the departments feed.</param>
    /// <param name="kind">The department's kind.</param>
    public static OfficeWork Of(string? role, string? departmentName, DepartmentKind kind)
    {
        var byRole = Named(role);
        if (kind is DepartmentKind.Clinical or DepartmentKind.Support)
        {
            // A clinic's own receptionist or unit coder; nurses and physicians there have none.
            return byRole;
        }

        // Records departments code and release, their people mostly one of the two.
        const OfficeWork Desks = OfficeWork.Coding | OfficeWork.Release;
        var work = byRole | ((byRole & Desks) == OfficeWork.None ? Named(departmentName) : Named(departmentName) & ~Desks);
        if (work != OfficeWork.None)
        {
            return work;
        }

        return kind == DepartmentKind.Office && !HasNoRecordsWork(role) && !HasNoRecordsWork(departmentName) && !Consultants.AreTrained(role) ? OfficeWork.Unspecified : OfficeWork.None;
    }

    /// <summary>
    /// True for physicians, residents and students whose home the workforce feed takes to be the office that employs or teaches them (graduate medical education, student affairs, a physicians' office): they work where
    /// they rotate to, and the office's work is not theirs. In an office that works on records, or has no business in them, they do as the office does.
    /// </summary>
    public static bool Rotates(string? role, string? departmentName, DepartmentKind kind) =>
        kind == DepartmentKind.Office && Consultants.AreTrained(role) && (Named(role) | Named(departmentName)) == OfficeWork.None && !HasNoRecordsWork(role) && !HasNoRecordsWork(departmentName);

    private static bool HasNoRecordsWork(string? text) => RegisterWords.Mention(RegisterWords.Of(text), NoRecordsWork);

    private static OfficeWork Named(string? text)
    {
        var (words, work) = (RegisterWords.Of(text), OfficeWork.None);
        foreach (var (kind, phrases) in Vocabulary)
        {
            work |= RegisterWords.Mention(words, phrases) ? kind : OfficeWork.None;
        }

        // A nurse registered with a board is no registration clerk.
        return text is not null && text.Contains("registered", StringComparison.OrdinalIgnoreCase) ? work & ~OfficeWork.Registration : work;
    }
}
