using System.Globalization;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Mail;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Account;
using ComplianceDesk.Web.Mail;

namespace ComplianceDesk.Web.Features.Schedules;

/// <summary>State of the page of schedules: those of the reports that the reader may make, the form for one, and what became of the messages.</summary>
public sealed class SchedulesPageModel(ReportSchedulesQuery query, DeliveriesQuery deliveries, ReportSchedules schedules, ReportAudience audience, DeliveryLine line, Site site, TimeProvider clock)
{
    private string who = "";

    /// <summary>The roles of the reader.</summary>
    public ReportReaders Reader { get; private set; }

    /// <summary>The schedules.</summary>
    public IReadOnlyList<ScheduleLine> Lines { get; private set; } = [];

    /// <summary>The latest messages.</summary>
    public IReadOnlyList<DeliveryRow> Deliveries { get; private set; } = [];

    /// <summary>The form.</summary>
    public ScheduleDraft Draft { get; private set; } = new();

    /// <summary>The reports that may be chosen: one that stands keeps its own.</summary>
    public IReadOnlyList<ReportInfo> Kinds => [.. ReportLibrary.All.Where(r => Reader.MayRead(r) && (Draft.Id == 0 || r.Id == Draft.Name))];

    /// <summary>The report of the form.</summary>
    public ReportInfo Kind => Kinds.FirstOrDefault(k => k.Id == Draft.Name) ?? Kinds[0];

    /// <summary>Accounts that may read it, and those chosen that may not.</summary>
    public IReadOnlyList<AccountLine> Readers { get; private set; } = [];

    /// <summary>Why the last change was refused.</summary>
    public string? Problem { get; private set; }

    /// <summary>What the last change did.</summary>
    public string? Said { get; private set; }

    /// <summary>Reads what the address asks for: <c>?edit=3</c> puts a schedule into the form.</summary>
    public async Task LoadAsync(string who, ReportReaders reader, string queryString, CancellationToken cancellationToken = default)
    {
        (this.who, Reader) = (who, reader);
        await ReloadAsync(cancellationToken);
        var wanted = System.Web.HttpUtility.ParseQueryString(queryString)["edit"];
        Draft = int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Lines.FirstOrDefault(l => l.Row.Id == id) is { } line ? ScheduleDraft.Of(line.Row) : new();
        Draft.Name = Kind.Id;
        await ChooseAsync();
    }

    /// <summary>Reads the lists again; the form stays.</summary>
    public async Task ReloadAsync(CancellationToken cancellationToken = default)
    {
        Lines = await query.RunAsync(Reader.Readable(), cancellationToken);
        Deliveries = await deliveries.RunAsync(Reader.Readable(), cancellationToken);
    }

    /// <summary>Another report was chosen: others may read it, and it may need other periods.</summary>
    public async Task ChooseAsync()
    {
        Readers = await audience.ReadersAsync(Kind);
        if (RollingPeriods.For(Kind).All(p => p.Period != Draft.Period))
        {
            Draft.Period = RollingPeriods.For(Kind).First().Period;
        }

        Draft.Recipients.IntersectWith(Readers.Select(r => r.Name));
    }

    /// <summary>Saves the form.</summary>
    public async Task SaveAsync()
    {
        await ChooseAsync();
        var row = Draft.Row(who);
        await TakeAsync(
            Reader.MayRead(Kind) && Kind.Id == Draft.Name ? await schedules.SaveAsync(row, Draft.Request(Kind, site.Day(clock.GetUtcNow().UtcDateTime), who)) : Role,
            Draft.Id == 0 ? "The schedule is set." : "The schedule is changed. Its reports are made in your name from now on.");
        if (Problem is null && Draft.Id == 0)
        {
            Draft = new() { Name = Draft.Name };
        }
    }

    /// <summary>Pauses a schedule, or lets it run again.</summary>
    public Task SwitchAsync(ReportScheduleRow row) => ChangeAsync(row, () => schedules.SetOnAsync(row.Id, !row.On, who), row.On ? $"Schedule {row.Id} is paused." : $"Schedule {row.Id} runs again.");

    /// <summary>Ends a schedule.</summary>
    public Task DeleteAsync(ReportScheduleRow row) => ChangeAsync(row, () => schedules.DeleteAsync(row.Id, who), $"Schedule {row.Id} is deleted.");

    /// <summary>Makes its report now.</summary>
    public Task RunNowAsync(ReportScheduleRow row) => ChangeAsync(row, () => schedules.RunNowAsync(row.Id, who, site.Zone), $"The report of schedule {row.Id} is being made.");

    /// <summary>Tries a message again that was given up.</summary>
    public async Task TryAgainAsync(int delivery)
    {
        var again = Deliveries.Any(d => d.Id == delivery) && await line.TryAgainAsync(delivery, who);
        await TakeAsync(again ? null : new Refusal("not-given-up", "This message was not given up."), "The message is tried again.");
    }

    /// <summary>What came of the latest run, in words.</summary>
    public static string Result(ReportJobRow? job) => job switch
    {
        null => "has not run yet",
        { State: ReportJobState.Done } => string.Create(CultureInfo.InvariantCulture, $"report no. {job.ReportId}"),
        { State: ReportJobState.Failed } => job.Problem!,
        { State: ReportJobState.Cancelled } => $"cancelled by {job.CancelledBy}",
        { State: ReportJobState.Running } => "is being made",
        _ => "waits for its turn",
    };

    /// <summary>Address of the form for a schedule.</summary>
    public static string Href(int id) => Address.Of("/reports/schedules", ("edit", id.ToString(CultureInfo.InvariantCulture)));

    private static Refusal Role => new("role", "Your role makes no such report.");

    private async Task ChangeAsync(ReportScheduleRow row, Func<Task<Refusal?>> change, string said) =>
        await TakeAsync(ReportCatalog.Find(row.Name) is { } report && Reader.MayRead(report.Info) ? await change() : Role, said);

    private async Task TakeAsync(Refusal? refusal, string said)
    {
        (Problem, Said) = (refusal?.Text, refusal is null ? said : null);
        await ReloadAsync();
    }
}
