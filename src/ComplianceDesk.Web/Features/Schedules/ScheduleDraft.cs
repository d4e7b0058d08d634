using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Web.Features.Schedules;

/// <summary>A schedule as the form holds it.</summary>
public sealed class ScheduleDraft
{
    /// <summary>0 for a new one.</summary>
    public int Id { get; init; }

    /// <summary>Id of the report.</summary>
    public string Name { get; set; } = "activity-review";

    /// <summary><c>pdf</c> or <c>xlsx</c>.</summary>
    public string Format { get; set; } = "pdf";

    /// <summary>The days it is made over.</summary>
    public RollingPeriod Period { get; set; } = RollingPeriod.LastMonth;

    /// <summary>How often.</summary>
    public TimingUnit Every { get; set; } = TimingUnit.Month;

    /// <summary>Weekday or day of the month.</summary>
    public int Day { get; set; } = 1;

    /// <summary>Time of day in the site's zone.</summary>
    public TimeOnly Time { get; set; } = new(6, 0);

    /// <summary>Whom a new one is about: record number, account id or department id.</summary>
    public string? Subject { get; set; }

    /// <summary>Whom one that stands is about, by row id.</summary>
    public string? About { get; init; }

    /// <summary>The accounts that are told.</summary>
    public HashSet<string> Recipients { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The draft of a schedule that stands.</summary>
    public static ScheduleDraft Of(ReportScheduleRow row) => new()
    {
        Id = row.Id, Name = row.Name, Format = row.Format, Period = row.Period, Every = row.Every, Day = row.Day, Time = row.Timing.Time, About = row.About, Recipients = new(row.Recipients, StringComparer.Ordinal),
    };

    /// <summary>The row that it asks for.</summary>
    public ReportScheduleRow Row(string who) => new()
    {
        Id = Id, Name = Name, Format = Format, Period = Period, Every = Every, Day = Every == TimingUnit.Day ? 0 : Day, Minute = (Time.Hour * 60) + Time.Minute,
        Recipients = [.. Recipients.Order(StringComparer.Ordinal)], SetBy = who,
    };

    /// <summary>Names whom it is about, as a report that is asked for would.</summary>
    public ReportRequest Request(ReportInfo report, DateOnly today, string who)
    {
        var (from, to) = RollingPeriods.Of(Period, today);
        var subject = string.IsNullOrWhiteSpace(Subject) ? null : Subject.Trim();
        return new ReportRequest(Name, from, to, who)
        {
            Patient = report.Needs.HasFlag(ReportNeeds.Patient) ? subject : null,
            User = report.Needs.HasFlag(ReportNeeds.User) ? subject : null,
            Department = report.Needs.HasFlag(ReportNeeds.Department) ? subject : null,
        };
    }

    /// <summary>What the field for the subject is called; null when the report is about nobody in particular.</summary>
    public static string? SubjectLabel(ReportInfo report) =>
        report.Needs.HasFlag(ReportNeeds.Patient) ? "Medical record number" : report.Needs.HasFlag(ReportNeeds.User) ? "Account id" : report.Needs.HasFlag(ReportNeeds.Department) ? "Department id (all when empty)" : null;

}
