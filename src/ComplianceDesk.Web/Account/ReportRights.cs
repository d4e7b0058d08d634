using System.Security.Claims;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Web.Account;

/// <summary>Which reports a person may make and read, after the roles that each report names.</summary>
public static class ReportRights
{
    private static readonly (string Role, ReportReaders Reader)[] Readers =
        [(Roles.ComplianceOfficer, ReportReaders.ComplianceOfficer), (Roles.HimDirector, ReportReaders.HimDirector), (Roles.Auditor, ReportReaders.Auditor)];

    /// <summary>The roles as reports name them.</summary>
    public static ReportReaders Of(IEnumerable<string> roles) =>
        roles.Aggregate(ReportReaders.None, (all, role) => all | Readers.FirstOrDefault(r => r.Role == role).Reader);

    /// <summary>A person's roles as reports name them.</summary>
    public static ReportReaders Of(ClaimsPrincipal person) => Of(Roles.All.Where(person.IsInRole));

    /// <summary>True when such a reader may make the report and read it by keys.</summary>
    public static bool MayRead(this ReportReaders who, ReportInfo report) => (who & report.Readers) != ReportReaders.None;

    /// <summary>True when people may be printed for such a reader by ids and names.</summary>
    public static bool MayIdentify(this ReportReaders who, ReportInfo report) => (who & report.Readers & report.Identified) != ReportReaders.None;

    /// <summary>True when such a reader may open this file.</summary>
    public static bool MayRead(this ReportReaders who, ReportRow row) =>
        ReportCatalog.Find(row.Name)?.Info is { } report && (row.Identified ? who.MayIdentify(report) : who.MayRead(report));

    /// <summary>The roles of which a second person signs this file off, in words: those that sign reports off and may open it.</summary>
    public static string Signers(ReportRow row) =>
        string.Join(" or ", Readers.Where(r => Policies.Allowed[Policies.SignOffReports].Contains(r.Role) && r.Reader.MayRead(row)).Select(r => r.Role));

    /// <summary>What of the register such a reader is shown.</summary>
    public static ReadableReports Readable(this ReportReaders who) =>
        new([.. ReportLibrary.All.Where(r => who.MayRead(r)).Select(r => r.Id)], [.. ReportLibrary.All.Where(r => who.MayIdentify(r)).Select(r => r.Id)]);
}
