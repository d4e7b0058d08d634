using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Data.Tests.Quality;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Requirements;

/// <summary>What management answers to a finding: kept, never overwritten, and carried into the evaluation report.</summary>
public sealed class ManagementResponsesTests : IAsyncLifetime
{
    private const string Test = "baa-coverage";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly DateOnly Today = DateOnly.FromDateTime(Hospital.Noon);
    private static readonly ResponseDraft Draft = new(Test, "The contract was never signed.", null, "The contract is with the vendor's counsel.", "Head of purchasing", Today.AddDays(10), ResponseState.Open, "First response to the run of March.");
    private readonly FixedClock clock = new(Hospital.Noon);
    private Hospital hospital = null!;
    private ManagementResponses responses = null!;

    public async ValueTask InitializeAsync()
    {
        hospital = await Hospital.OpenAsync();
        hospital.Add(new VendorRow { VendorId = "V1", Name = "Lab", PhiShared = true });
        await hospital.SaveAsync();
        responses = new ManagementResponses(hospital.Store, clock);
        await RunAsync();
        clock.Now = clock.Now.AddHours(1);
    }

    public ValueTask DisposeAsync()
    {
        hospital.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<RequirementRunRow> RunAsync() => new RequirementRunner(hospital.Store, clock).RunAsync(Token);

    private async Task<FindingLine?> LineAsync(DateTime? asOf = null) =>
        (await new EvaluationFindingsQuery(hospital.Store, new RequirementMatrixQuery(hospital.Store)).RunAsync(asOf ?? clock.Now, Token)).Lines.SingleOrDefault(l => l.Metric == Test);

    [Fact]
    public async Task Keeps_EveryEntryAndTheNewestIsInForce()
    {
        Assert.Null((await LineAsync())!.Response);
        Assert.Null(await responses.RecordAsync(Draft, "officer", Token));
        var first = clock.Now;
        clock.Now = clock.Now.AddDays(2);
        Assert.Null(await responses.RecordAsync(Draft with { State = ResponseState.InProgress, Why = "Counsel answered and asks for changes." }, "second", Token));

        var line = (await LineAsync())!;
        Assert.Equal([("second", ResponseState.InProgress), ("officer", ResponseState.Open)], line.History.Select(r => (r.By, r.State)));
        Assert.Equal(("Head of purchasing", Today.AddDays(10)), (line.Response!.Owner, line.Response.DueOn));
        Assert.Equal(ResponseState.Open, (await LineAsync(first))!.Response!.State);
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal([$"metric:{Test}", $"metric:{Test}"], await db.Trail.Where(t => t.Action == "respond").Select(t => t.Subject!).ToListAsync(Token));
    }

    [Fact]
    public async Task Refuses_WhatTellsNothing()
    {
        async Task<string?> Code(ResponseDraft draft) => (await responses.RecordAsync(draft, "officer", Token))?.Code;
        Assert.Equal("no-finding", await Code(Draft with { Metric = "mfa-coverage" }));
        Assert.Equal("short-text", await Code(Draft with { Response = "Soon." }));
        Assert.Equal("short-text", await Code(Draft with { Why = " " }));
        Assert.Equal("no-owner", await Code(Draft with { Owner = " " }));
        Assert.Equal("no-day", await Code(Draft with { DueOn = null }));
        Assert.Equal("past", await Code(Draft with { DueOn = Today.AddDays(-1) }));
        Assert.Equal("no-state", await Code(Draft with { State = (ResponseState)9 }));
        Assert.Null(await Code(Draft with { State = ResponseState.Accepted, DueOn = null }));
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(1, await db.ManagementResponses.CountAsync(Token));
    }

    [Fact]
    public async Task Tells_OverdueAndNeverJoinsWhatIsStatedWithWhatIsTested()
    {
        Assert.Null(await responses.RecordAsync(Draft, "officer", Token));
        clock.Now = clock.Now.AddDays(11);
        Assert.Equal("Open, past its due date; noted by the test", await StandingAsync());

        Assert.Null(await responses.RecordAsync(Draft with { State = ResponseState.Corrected, Why = "The vendor signed on Monday." }, "officer", Token));
        Assert.Equal("Stated as corrected; the test still notes it", await StandingAsync());

        await using (var db = hospital.Store.CreateDbContext())
        {
            await db.Vendors.ExecuteUpdateAsync(v => v.SetProperty(r => r.BaaSignedOn, Today.AddDays(5)), Token);
        }

        await RunAsync();
        clock.Now = clock.Now.AddHours(1);
        Assert.Equal("Stated as corrected; no longer noted by the test", await StandingAsync());

        async Task<string> StandingAsync()
        {
            var line = (await LineAsync())!;
            return ResponseStates.Standing(line.Response, line.Noted, DateOnly.FromDateTime(clock.Now));
        }
    }

    [Fact]
    public async Task Stand_InTheEvaluationAndInTheOneAfterIt()
    {
        Assert.Null(await responses.RecordAsync(Draft, "officer", Token));
        var first = await BuildAsync();
        Assert.Null(first.Evaluation.Before);
        Assert.Equal("officer", Assert.Single(first.Evaluation.Responses).By);

        // Signed off, it is the evaluation before of the next one, whatever the next one's period.
        var maker = new ReportMaker(hospital.Store, new ReportRegister(hospital.Store), new KeyList(hospital.Store, clock), clock);
        var draft = await maker.MakeAsync(Request, "pdf", Render, cancellationToken: Token);
        Assert.Null((await BuildAsync()).Evaluation.Earlier);
        clock.Now = clock.Now.AddDays(1);
        // The run of the next day does not stand in the way: the draft is of the day before.
        await RunAsync();
        clock.Now = clock.Now.AddHours(1);
        var signed = await maker.SignOffAsync(draft, "director", Render, cancellationToken: Token);
        clock.Now = clock.Now.AddDays(1);
        Assert.Null(await responses.RecordAsync(Draft with { State = ResponseState.InProgress, Why = "Counsel answered and asks for changes." }, "officer", Token));

        var next = await BuildAsync();
        Assert.Equal((signed.Number, signed.Version, "director", signed.Sha256), (next.Evaluation.Earlier!.Number, next.Evaluation.Earlier.Version, next.Evaluation.Earlier.SignedBy, next.Evaluation.Earlier.Sha256));
        var row = new FederalEvaluationReport().Build(next).Sections.Single(s => s.Title == "Follow-up of prior findings").Blocks.OfType<Table>().Single().ReadRows()
            .Single(r => r[0].Text == MetricCatalog.Infos[Test].Title);
        Assert.Equal(("Open; noted by the test", "In progress; noted by the test"), (row[3].Text, row[6].Text));
        Assert.Equal((1, 1), (row[1].Value, row[4].Value));
    }

    private static ReportRequest Request => new("federal-evaluation", Today.AddDays(-30), Today.AddDays(-1), "officer");

    private async Task<FederalEvaluationData> BuildAsync()
    {
        var reading = await ReportReading.OpenAsync(hospital.Store, new FederalEvaluationReport().Info, Request, clock, Token);
        return await new FederalEvaluationQuery().RunAsync(reading, Token);
    }

    private static void Render(Document document, Stream stream) => stream.Write(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', [document.Info.Standing, .. document.Attachments.SelectMany(a => a.Table.ReadRows()).Select(r => string.Join(',', r.Select(c => c.Text)))])));
}
