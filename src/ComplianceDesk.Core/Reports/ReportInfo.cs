namespace ComplianceDesk.Core.Reports;

/// <summary>What a report is.</summary>
public sealed record ReportInfo
{
    /// <summary>The class name in kebab case without its suffix. Stable, never reused.</summary>
    public required string Id { get; init; }

    /// <summary>Title on the cover and in lists.</summary>
    public required string Title { get; init; }

    /// <summary>What it is assessed against or answers, with the citation.</summary>
    public required string Subject { get; init; }

    /// <summary>The letters its numbers begin with; no other report's.</summary>
    public required string Prefix { get; init; }

    /// <summary>What must be said to make one.</summary>
    public ReportNeeds Needs { get; init; } = ReportNeeds.Period;

    /// <summary>Who may make and read it.</summary>
    public required ReportReaders Readers { get; init; }

    /// <summary>Who of them may have people printed by the ids and names of the source systems; everybody else gets keys.</summary>
    public ReportReaders Identified { get; init; } = ReportReaders.ComplianceOfficer;

    /// <summary>Ids of the requirements it bears on: its criteria. Empty for a report of one page.</summary>
    public IReadOnlyList<string> Provisions { get; init; } = [];
}

/// <summary>What must be said to make a report. Exactly one of <see cref="Period"/> and <see cref="Year"/> is among it.</summary>
[Flags]
public enum ReportNeeds
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>The first and the last day.</summary>
    Period = 1,
    /// <summary>A calendar year.</summary>
    Year = 2,
    /// <summary>The patient it is about, by medical record number.</summary>
    Patient = 4,
    /// <summary>The user it is about, by account id.</summary>
    User = 8,
    /// <summary>A department, by id; may be left out for all of them.</summary>
    Department = 16,
}

/// <summary>The roles of the desk that a report is for.</summary>
[Flags]
public enum ReportReaders
{
    /// <summary>Nobody.</summary>
    None = 0,
    /// <summary>Compliance, privacy and security officers.</summary>
    ComplianceOfficer = 1,
    /// <summary>Directors of health information management.</summary>
    HimDirector = 2,
    /// <summary>Auditors, from inside or outside.</summary>
    Auditor = 4,
}
