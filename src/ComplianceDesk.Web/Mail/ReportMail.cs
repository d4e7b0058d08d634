using System.Globalization;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Components;
using ComplianceDesk.Web.Options;
using Microsoft.Extensions.Options;

namespace ComplianceDesk.Web.Mail;

/// <summary>What mails and notices on reports say. A mail carries neither the file nor anything of it: who follows the link must sign in, and the hash tells whether the file is the one meant.</summary>
public sealed class ReportMail(Site site, IOptions<MailOptions> options)
{
    /// <summary>Title and period of a job's report. Whom it is about is not said.</summary>
    public static string Title(ReportJobRow job) => $"{ReportCatalog.Find(job.Name)?.Info.Title ?? job.Name}, {Words.Date(job.From)} to {Words.Date(job.To)}";

    /// <summary>A report is there.</summary>
    public (string Subject, string Text) Made(ReportJobRow job, ReportRow report) =>
        ($"Report: {Title(job)}",
        $"""
        A report that you receive was made at {site.Name}.

        {Title(job)}
        Number {report.Number}, no. {report.Id} of the register, version {report.Version}{(report.Draft ? ", draft: not signed off by a second person yet" : "")}
        {report.Format.ToUpperInvariant()}, {Words.Bytes(report.Bytes)}, made {site.TimeWithZone(report.GeneratedAt)} by {report.GeneratedBy}
        SHA-256 {report.Sha256}
        {(job.Remark is null ? "" : job.Remark + Environment.NewLine)}
        Sign in to read it: {Link(FileOf(report))}

        The file is not in this mail, since it may hold what only your role may read. A downloaded copy is the one meant when its SHA-256 is the one above.

        """);

    /// <summary>A report was not made.</summary>
    public (string Subject, string Text) NotMade(ReportJobRow job) =>
        ($"Not made: {Title(job)}",
        $"""
        {NotMadeNotice(job)}

        More stands on the desk: {Link("/notices")}

        """);

    /// <summary>One sentence on a report that was not made.</summary>
    public string NotMadeNotice(ReportJobRow job) => string.Create(CultureInfo.InvariantCulture,
        $"{(job.DraftId is null ? "The report" : "The sign-off of")} \"{Title(job)}\" (job {job.Id}{(job.ScheduleId is { } s ? $", schedule {s}" : "")}) {(job.State == ReportJobState.Cancelled ? $"was cancelled by {job.CancelledBy}" : $"failed at {site.TimeWithZone(job.FinishedAt)}: {job.Problem}")}");

    /// <summary>Where the file of a report is.</summary>
    public static string FileOf(ReportRow report) => string.Create(CultureInfo.InvariantCulture, $"/reports/{report.Id}/file");

    private string Link(string path) => options.Value.DeskAddress is { } desk ? new Uri(desk, path).ToString() : path;
}
