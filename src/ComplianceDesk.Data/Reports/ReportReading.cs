using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>One report while it is read: what was asked, the store, and what all reports state about themselves. It lives until the report is written, because rows are read while they are written.</summary>
public sealed class ReportReading : IAsyncDisposable
{
    private ReportReading(DeskStore store, DeskContext db, ReportRequest request, ReviewPeriod period, DateTimeOffset now, ReportPeople people, ReportBasis basis) =>
        (Store, Db, Request, Period, Now, People, Basis) = (store, db, request, period, now, people, basis);

    /// <summary>The store, for what runs have settled.</summary>
    public DeskStore Store { get; }

    /// <summary>One state of the store: what an import or the judge adds meanwhile comes into the next report, and rows are as many as were counted.</summary>
    public DeskContext Db { get; }

    /// <summary>What was asked.</summary>
    public ReportRequest Request { get; }

    /// <summary>The period in the site's zone.</summary>
    public ReviewPeriod Period { get; }

    /// <summary>The time printed on the report.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Today at the site.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    /// <summary>Names people as the request asks.</summary>
    public ReportPeople People { get; }

    /// <summary>What the report states about itself and its sources.</summary>
    public ReportBasis Basis { get; }

    /// <summary>Row id of the patient, user or department asked for; null when none was.</summary>
    public int? PatientKey { get; private init; }

    /// <inheritdoc cref="PatientKey"/>
    public int? UserKey { get; private init; }

    /// <inheritdoc cref="PatientKey"/>
    public int? DepartmentKey { get; private init; }

    /// <summary>Begins reading a report.</summary>
    /// <exception cref="ArgumentException">The store does not know the patient, user or department asked for.</exception>
    public static async Task<ReportReading> OpenAsync(DeskStore store, ReportInfo report, ReportRequest request, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        var db = await store.OpenSnapshotAsync(cancellationToken);
        try
        {
            return await ReadAsync(store, db, report, request, clock, cancellationToken);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Db.DisposeAsync();

    private static async Task<ReportReading> ReadAsync(DeskStore store, DeskContext db, ReportInfo report, ReportRequest request, TimeProvider clock, CancellationToken cancellationToken)
    {
        var site = await SiteSettings.LoadAsync(store, cancellationToken);
        var period = new ReviewPeriod(request.From, request.To, site.TimeZone);
        var now = period.Local(clock.GetUtcNow().UtcDateTime);
        var people = new ReportPeople(request.Identities);
        var subject = await ReportSubject.FindAsync(db, report, request, cancellationToken);
        // As of the time of the report: a run that ends later does not make a draft another one.
        var asOf = now.UtcDateTime;
        var run = await db.JudgementRuns.AsNoTracking().Where(r => r.FinishedAt <= asOf).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken);
        var requirements = await db.RequirementRuns.AsNoTracking().Where(r => r.FinishedAt <= asOf).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken);
        var imports = await db.Imports.AsNoTracking().OrderBy(i => i.Id).ToListAsync(cancellationToken);
        var dataSet = DataSet(imports);
        var about = subject.About;
        var basis = new ReportBasis
        {
            Info = new DocumentInfo
            {
                Title = report.Title,
                Subject = report.Subject,
                Organisation = site.Organisation ?? "Organization not named in the settings",
                ReportId = Number(report, period, dataSet, run, about, now),
                GeneratedAt = now,
                Zone = site.Zone,
                GeneratedBy = request.By,
                From = request.From,
                To = request.To,
                About = about,
                Identified = people.Identified,
                Confidentiality = people.Identified ? "Confidential: names people by their ids" : "Confidential",
            },
            Identities = people.InWords,
            ProgramVersion = Core.ProgramVersion.Released,
            DataSet = dataSet,
            Sources = [.. imports.Select(i => Source(i, period))],
            Run = run is null ? null : new ReviewRun(run.Id, period.Local(run.StartedAt), period.Local(run.FinishedAt), period.Local(run.FromAt), period.Local(run.ToAt), run.Events),
            PolicyVersion = run?.PolicyVersion ?? 0,
            RequirementsAt = requirements is null ? null : period.Local(requirements.FinishedAt),
            Catalogue = requirements?.Catalogue,
            Evaluation = await new EvaluationQuery(store, report, about, period, asOf).RunAsync(db, cancellationToken),
            DaysLogged = await PeriodFigures.DaysLoggedAsync(db, period, cancellationToken),
        };
        return new ReportReading(store, db, request, period, now, people, basis) { PatientKey = subject.Patient, UserKey = subject.User, DepartmentKey = subject.Department };
    }

    private static string Number(ReportInfo report, ReviewPeriod period, string dataSet, JudgementRunRow? run, string? about, DateTimeOffset now)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"{dataSet} {run?.Id} {about} {now.UtcTicks}");
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(what)))[..8];
        return string.Create(CultureInfo.InvariantCulture, $"{report.Prefix}-{period.From:yyyyMMdd}-{period.To:yyyyMMdd}-{hash}");
    }

    /// <summary>One hash for all that was taken in: over the hashes of the files, in their order, whatever the order they came in.</summary>
    private static string DataSet(IEnumerable<ImportRow> imports) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n',
            imports.Where(i => i.Status == ImportStatus.Finished).Select(i => i.Sha256).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)))));

    private static ReviewSource Source(ImportRow import, ReviewPeriod period) => new()
    {
        File = import.FileName,
        Feed = import.Feed,
        ReceivedAt = period.Local(import.ReceivedAt),
        ReceivedBy = import.ReceivedBy,
        Status = import.Status switch
        {
            ImportStatus.Waiting => "waiting",
            ImportStatus.Running => "running",
            ImportStatus.Finished => "finished",
            ImportStatus.Failed => "failed",
            ImportStatus.Repeated => "repeated",
            _ => throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"Import {import.Id}: {(byte)import.Status} is no import status.")),
        },
        Read = import.Read,
        Stored = import.Stored,
        Duplicate = import.Duplicate,
        Rejected = import.Rejected,
        FirstAt = period.Local(import.FirstAt),
        LastAt = period.Local(import.LastAt),
        Sha256 = import.Sha256,
        Remarks = import.Remarks,
    };
}
