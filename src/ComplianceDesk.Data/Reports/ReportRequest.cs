namespace ComplianceDesk.Data.Reports;

/// <summary>A report as it is asked for.</summary>
/// <param name="Name">Its id.</param>
/// <param name="From">First day of the period in the site's zone.</param>
/// <param name="To">Last day of the period, included.</param>
/// <param name="By">Who asks; printed as the preparer.</param>
public sealed record ReportRequest(string Name, DateOnly From, DateOnly To, string By)
{
    /// <summary>Medical record number of the patient it is about.</summary>
    public string? Patient { get; init; }

    /// <summary>Account id of the user it is about.</summary>
    public string? User { get; init; }

    /// <summary>Id of the department it is limited to; null for all.</summary>
    public string? Department { get; init; }

    /// <summary>How people are named.</summary>
    public ReportIdentities Identities { get; init; }

    /// <summary>Why people are to be named by their ids; recorded with the report. Needed with <see cref="ReportIdentities.Identified"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>The report over a calendar year.</summary>
    public static ReportRequest OfYear(string name, int year, string by) => new(name, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), by);
}
