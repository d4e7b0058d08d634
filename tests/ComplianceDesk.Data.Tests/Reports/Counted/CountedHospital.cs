using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Data.Tests.Quality;

namespace ComplianceDesk.Data.Tests.Reports.Counted;

/// <summary>
/// One small store whose every number can be counted by hand, read by the tests of all report queries and altered by none. Whatever a query must leave out
/// (the moment before the period, the one after it, another user, another kind) stands in it with a number of its own that would show in a sum.
/// The period has ten days, 1 to 10 March 2026 in New York, with the change to summer time on the 8th; the reports are made on the 20th.
/// </summary>
public sealed partial class CountedHospital : IAsyncLifetime
{
    public const string Collection = "Counted hospital";

    public static readonly DateOnly From = new(2026, 3, 1), To = new(2026, 3, 10);

    /// <summary>First instant of the period, first after it, and the time of the reports, UTC.</summary>
    public static readonly DateTime Start = Utc(3, 1, 5), End = Utc(3, 11, 4), Now = Utc(3, 20, 15);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private Hospital hospital = null!;

    internal DeskStore Store => hospital.Store;

    public static DateTime Utc(int month, int day, int hour = 12, int minute = 0) => new(2026, month, day, hour, minute, 0, DateTimeKind.Utc);

    public static int Day(int month, int day) => new DateOnly(2026, month, day).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    public static DateTimeOffset Local(DateTime utc) => TimeZoneInfo.ConvertTime(new DateTimeOffset(utc), TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));

    public async ValueTask InitializeAsync()
    {
        hospital = await Hospital.OpenAsync();
        await new SiteSettings("America/New_York", "Counted General").SaveAsync(Store);
        AddStaff();
        AddLog();
        AddFindings();
        AddRegisters();
        AddDecided();
        AddRuns();
        AddMeasures();
        await hospital.SaveAsync();
    }

    public ValueTask DisposeAsync()
    {
        hospital.Dispose();
        return ValueTask.CompletedTask;
    }

    internal static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal Task<ReportReading> ReadingAsync(Report report, Func<ReportRequest, ReportRequest>? with = null)
    {
        var request = new ReportRequest(report.Info.Id, From, To, "officer");
        return ReportReading.OpenAsync(Store, report.Info, with?.Invoke(request) ?? request, new FixedClock(Now), Stop);
    }
}

/// <summary>The classes that read <see cref="CountedHospital"/>.</summary>
[CollectionDefinition(CountedHospital.Collection)]
public sealed class CountedHospitalCollection : ICollectionFixture<CountedHospital>;
