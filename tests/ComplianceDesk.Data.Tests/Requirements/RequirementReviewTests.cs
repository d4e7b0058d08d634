using System.Security.Cryptography;
using ComplianceDesk.Core;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Data.Tests.Quality;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;
using TestResult = ComplianceDesk.Core.Reports.TestResult;

namespace ComplianceDesk.Data.Tests.Requirements;

public sealed class RequirementReviewTests : IAsyncLifetime
{
    private const string Enough = "Seen by walking the building with the facility manager.";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly DateOnly Today = DateOnly.FromDateTime(Hospital.Noon);
    private readonly FixedClock clock = new(Hospital.Noon);
    private Hospital hospital = null!;
    private RequirementReview review = null!;

    public async ValueTask InitializeAsync()
    {
        hospital = await Hospital.OpenAsync();
        review = new RequirementReview(hospital.Store, clock);
        await new RequirementRunner(hospital.Store, clock).RunAsync(Token);
        clock.Now = clock.Now.AddHours(1);
    }

    public ValueTask DisposeAsync()
    {
        hospital.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<RequirementLine> LineAsync(string id, DateTime? asOf = null) =>
        (await new RequirementMatrixQuery(hospital.Store).RunAsync(asOf ?? clock.Now, Token)).Lines.Single(l => l.Requirement.Id == id);

    private static StatementDraft Draft(DateOnly? until = null, string? statement = Enough) => new("sec-310-a-1", statement, "R. Vega", "Facility manager", Enough, until);

    [Fact]
    public async Task Attests_AtOnceAndKeepsWhatWasBefore()
    {
        Assert.Null(await review.SignAsync(Draft(Today.AddDays(90)), "officer", cancellationToken: Token));
        var line = await LineAsync("sec-310-a-1");
        Assert.Equal((TestResult.Attested, StatementState.InForce, "officer"), (line.Result, line.StatementState, line.Said!.By));
        Assert.Equal(TestResult.NotTested, (await LineAsync("sec-310-a-1", Hospital.Noon)).Result);

        clock.Now = clock.Now.AddDays(1);
        Assert.Null(await review.SignAsync(Draft(Today.AddDays(400), "A second statement that takes its place."), "second", cancellationToken: Token));
        var file = (await new RequirementQuery(hospital.Store, new RequirementMatrixQuery(hospital.Store)).RunAsync("sec-310-a-1", clock.Now, Token))!;
        Assert.Equal(["second", "officer"], file.Statements.Select(s => s.RecordedBy));
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(["attest", "attest"], await db.Trail.Select(t => t.Action).ToListAsync(Token));
    }

    [Fact]
    public async Task Reminds_BeforeAStatementExpiresAndAfter()
    {
        Assert.Null(await review.SignAsync(Draft(Today.AddDays(40)), "officer", cancellationToken: Token));
        var reminders = new ExpiringStatementsQuery(new RequirementMatrixQuery(hospital.Store));
        Assert.Empty(await reminders.RunAsync(clock.Now, Token));
        Assert.Equal(StatementState.Expiring, Assert.Single(await reminders.RunAsync(clock.Now.AddDays(11), Token)).StatementState);
        clock.Now = clock.Now.AddDays(41);
        Assert.Equal(StatementState.Expired, Assert.Single(await reminders.RunAsync(clock.Now, Token)).StatementState);
        await new RequirementRunner(hospital.Store, clock).RunAsync(Token);
        Assert.Equal(TestResult.NotTested, (await LineAsync("sec-310-a-1")).Result);
        Assert.Equal("Its statement has expired.", (await LineAsync("sec-310-a-1")).Said!.Because);
    }

    [Fact]
    public async Task Keeps_TheFileUnderItsHash()
    {
        byte[] bytes = [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7))];
        Assert.Null(await review.SignAsync(Draft(), "officer", new AttachedFile("plan.pdf", new MemoryStream(bytes)), Token));
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.Equal(hash, (await LineAsync("sec-310-a-1")).Statement!.FileSha256);
        var (content, name) = (await review.OpenAsync(hash, Token))!.Value;
        await using (content)
        {
            using var copy = new MemoryStream();
            await content.CopyToAsync(copy, Token);
            Assert.Equal(bytes, copy.ToArray());
        }

        Assert.Equal("plan.pdf", name);
        Assert.Null(await review.OpenAsync(new string('0', 64), Token));
    }

    [Theory]
    [InlineData("short", "R. Vega", "short-text")]
    [InlineData(Enough, " ", "no-name")]
    public async Task Refuses_WhatSaysTooLittle(string statement, string signer, string code) =>
        Assert.Equal(code, (await review.SignAsync(Draft(statement: statement) with { SignedBy = signer }, "officer", cancellationToken: Token))!.Code);

    [Fact]
    public async Task Refuses_APastDayAndAnUnknownRequirement()
    {
        Assert.Equal("past", (await review.SignAsync(Draft(Today.AddDays(-1)), "officer", cancellationToken: Token))!.Code);
        Assert.Equal("no-requirement", (await review.SignAsync(Draft() with { RequirementId = "sec-999" }, "officer", cancellationToken: Token))!.Code);
    }

    [Fact]
    public async Task Decides_AddressableSpecifications()
    {
        Assert.Equal(AddressableState.NoDecision, (await LineAsync("sec-312-a-2-iii")).Addressable);
        Assert.Equal("short-text", (await review.DecideAsync("sec-312-a-2-iii", AddressableState.Alternative, "because", "officer", Token))!.Code);
        Assert.Equal("no-state", (await review.DecideAsync("sec-312-a-2-iii", AddressableState.NoDecision, Enough, "officer", Token))!.Code);
        Assert.Equal("not-addressable", (await review.DecideAsync("sec-312-b", AddressableState.NotApplicable, Enough, "officer", Token))!.Code);
        Assert.Null(await review.DecideAsync("sec-312-a-2-iii", AddressableState.NotApplicable, Enough, "officer", Token));
        var line = await LineAsync("sec-312-a-2-iii");
        Assert.Equal((TestResult.NotApplicable, AddressableState.NotApplicable), (line.Result, line.Addressable));
        await new RequirementRunner(hospital.Store, clock).RunAsync(Token);
        var record = (await LineAsync("sec-306-d")).Outcomes.Single();
        Assert.Equal((22, 1), (record.Counted, record.Good));
    }

    [Fact]
    public async Task Tells_TheVersionInForceOnADay()
    {
        PolicyDraft Draft(string version, int from, int? withdrawn = null) => new("Log review", version, "Privacy officer", Today.AddDays(-from), Today.AddDays(-from), withdrawn is { } w ? Today.AddDays(-w) : null);
        Assert.Null(await review.RegisterAsync(Draft("2", 100), "officer", cancellationToken: Token));
        Assert.Null(await review.RegisterAsync(Draft("1", 400), "officer", cancellationToken: Token));
        Assert.Null(await review.RegisterAsync(Draft("3", 20, 10), "officer", cancellationToken: Token));
        Assert.Equal("no-day", (await review.RegisterAsync(Draft("4", 1) with { EffectiveOn = null }, "officer", cancellationToken: Token))!.Code);
        Assert.Equal("withdrawn-before", (await review.RegisterAsync(Draft("4", 1, 5), "officer", cancellationToken: Token))!.Code);
        var policy = Assert.Single(await new PoliciesQuery(hospital.Store).RunAsync(clock.Now, Token));
        string? On(int ago) => policy.InForceOn(Today.AddDays(-ago))?.Version;
        Assert.Equal([null, "1", "1", "2", "2", "3", null], new[] { On(401), On(400), On(101), On(100), On(21), On(15), On(9) });
        Assert.Equal(Today.AddDays(-101), policy.LastDayOf(policy.Versions[0]));
    }

    [Fact]
    public async Task Tells_TheLastDayOfAVersionThatWasRegisteredAgain()
    {
        PolicyDraft Draft(string version, int from, int? withdrawn = null) => new("Log review", version, "Privacy officer", Today.AddDays(-from), Today, withdrawn is { } w ? Today.AddDays(-w) : null);
        // Version 1 with a review of the same day, a version 2 that 3 takes the place of on its first day, and the withdrawal of 3.
        foreach (var draft in (PolicyDraft[])[Draft("1", 400), Draft("1", 400), Draft("2", 100), Draft("3", 100), Draft("3", 100, 10)])
        {
            Assert.Null(await review.RegisterAsync(draft, "officer", cancellationToken: Token));
        }

        var policy = Assert.Single(await new PoliciesQuery(hospital.Store).RunAsync(clock.Now, Token));
        Assert.Equal([101, 101, 100, 10, 10], policy.Versions.Select(v => policy.LastDayOf(v) is { } last ? Today.DayNumber - last.DayNumber : -1));

        // Taken up again after it was withdrawn: the time between stays out, and there is no end yet.
        Assert.Null(await review.RegisterAsync(Draft("3", 5), "officer", cancellationToken: Token));
        policy = Assert.Single(await new PoliciesQuery(hospital.Store).RunAsync(clock.Now, Token));
        Assert.Equal([10, 10, -1], policy.Versions.Skip(3).Select(v => policy.LastDayOf(v) is { } last ? Today.DayNumber - last.DayNumber : -1));
        Assert.Equal([null, "3"], new[] { policy.InForceOn(Today.AddDays(-6))?.Version, policy.InForceOn(Today)?.Version });
    }

    [Fact]
    public async Task Names_TheProgramAsTheCauseOfWhatItsUpdateChanged()
    {
        await using var db = hospital.Store.CreateDbContext();
        // What another version of the program said in its run.
        await db.RequirementRuns.ExecuteUpdateAsync(set => set.SetProperty(r => r.Program, "0.0.9+0a1b2c3d"), Token);
        await db.RequirementResults.Where(r => r.RequirementId == "sec-312-b").ExecuteUpdateAsync(set => set.SetProperty(r => r.Because, "In other words."), Token);

        Assert.Null(await review.SignAsync(Draft(Today.AddDays(90)), "officer", cancellationToken: Token));
        Assert.Equal($"program {ProgramVersion.Build}", (await LineAsync("sec-312-b")).Said!.By);
        Assert.Equal("officer", (await LineAsync("sec-310-a-1")).Said!.By);

        // A day that passed is nobody's step either: the statement had expired before the second one signs.
        await db.RequirementRuns.ExecuteUpdateAsync(set => set.SetProperty(r => r.Program, ProgramVersion.Build), Token);
        clock.Now = clock.Now.AddDays(91);
        Assert.Null(await review.DecideAsync("sec-312-a-2-iii", AddressableState.AsWritten, Enough, "second", Token));
        Assert.Equal((TestResult.NotTested, "desk"), ((await LineAsync("sec-310-a-1")).Result, (await LineAsync("sec-310-a-1")).Said!.By));
        Assert.DoesNotContain(await db.RequirementResults.Where(r => r.By == "second").Select(r => r.RequirementId).ToListAsync(Token), id => id == "sec-310-a-1");
    }

    [Fact]
    public async Task Reads_WhatTheAnswersRestOnOnceAStep()
    {
        using var queries = new QueryPlans(hospital.Store);
        Assert.Null(await review.SignAsync(Draft(Today.AddDays(90)), "officer", cancellationToken: Token));
        Assert.Equal((1, 1, 1), (queries.ReadsOf("MetricResults"), queries.ReadsOf("Statements"), queries.ReadsOf("SpecificationDecisions")));

        var settings = await RequirementSettings.LoadAsync(hospital.Store, Token);
        var clinic = settings with { Site = settings.Site with { Kinds = new HashSet<string> { "clinic" } } };
        Assert.Null(await review.SetAsync(clinic, Enough, "admin", Token));
        Assert.Equal(2, queries.ReadsOf("MetricResults"));
        Assert.Equal((TestResult.NotApplicable, "admin"), ((await LineAsync("cop-482-24-b-3")).Result, (await LineAsync("cop-482-24-b-3")).Said!.By));
    }

    [Fact]
    public async Task Names_OnlyWhatTheFeedsKnow()
    {
        hospital.Department("D7", "Recovery unit");
        hospital.User("ann lee 2", also: u => u.Role = "Administrator");
        await hospital.SaveAsync();
        var settings = await RequirementSettings.LoadAsync(hospital.Store, Token);
        var names = new SiteNames
        {
            Officials = new Dictionary<string, Official> { ["privacy-official"] = new("ann lee 2", Today.AddDays(-5)) }, PrivilegedRoles = new HashSet<string> { "Administrator" }, Part2Units = new HashSet<string> { "D7" },
        };
        Task<Refusal?> Set(SiteNames wanted) => review.SetAsync(settings with { Names = wanted }, Enough, "admin", Token);
        Assert.Equal("no-user", (await Set(names with { Officials = new Dictionary<string, Official> { ["privacy-official"] = new("nobody", Today) } }))!.Code);
        Assert.Equal("no-role", (await Set(names with { PrivilegedRoles = new HashSet<string> { "Wizard" } }))!.Code);
        Assert.Equal("no-department", (await Set(names with { Part2Units = new HashSet<string> { "D8" } }))!.Code);
        Assert.Null(await Set(names));
        var kept = (await RequirementSettings.LoadAsync(hospital.Store, Token)).Names;
        Assert.Equal((names.Officials["privacy-official"], "Administrator", "D7"), (kept.Officials.Single().Value, kept.PrivilegedRoles.Single(), kept.Part2Units.Single()));
        await using var db = hospital.Store.CreateDbContext();
        Assert.Contains("ann lee 2", (await db.Trail.SingleAsync(t => t.Action == "set-requirements", Token)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Knew_NothingOfAStatementThatCameLater()
    {
        hospital.Add(new ImportRow { Id = 5, FileName = "a.csv", Feed = "attestations", Sha256 = new string('a', 64), Zone = "UTC", Status = ImportStatus.Finished, ReceivedAt = Hospital.Noon });
        hospital.Add(new AttestationRow { RequirementId = "sec-310-a-1", Statement = "Doors are locked.", SignedBy = "ciso", SignedAt = Hospital.Noon.AddDays(-90), FirstImportId = 5 });
        await hospital.SaveAsync();
        Assert.Equal(StatementState.Missing, (await LineAsync("sec-310-a-1", Hospital.Noon.AddDays(-1))).StatementState);
        Assert.Equal(StatementState.InForce, (await LineAsync("sec-310-a-1")).StatementState);
    }

    [Fact]
    public async Task Applies_WhatTheSiteIsFromThenOn()
    {
        var settings = await RequirementSettings.LoadAsync(hospital.Store, Token);
        Assert.Equal("short-text", (await review.SetAsync(settings, "no", "admin", Token))!.Code);
        Assert.Equal("bad-limit", (await review.SetAsync(settings with { Limits = new Dictionary<string, decimal> { ["dormant-accounts"] = 0 } }, Enough, "admin", Token))!.Code);
        Assert.Equal("bad-limit", (await review.SetAsync(settings with { Limits = new Dictionary<string, decimal> { ["baa-coverage"] = 5 } }, Enough, "admin", Token))!.Code);
        Assert.Equal("below-law", (await review.SetAsync(settings with { Limits = new Dictionary<string, decimal> { ["retention-horizon"] = 4 } }, Enough, "admin", Token))!.Code);
        var wanted = new RequirementSettings(new Applicability(new HashSet<string> { "clinic", "health-plan" }, true), new Dictionary<string, decimal> { ["dormant-accounts"] = 45.5m }, SiteNames.None);
        Assert.Null(await review.SetAsync(wanted, Enough, "admin", Token));
        var kept = await RequirementSettings.LoadAsync(hospital.Store, Token);
        Assert.Equal(wanted.Site.Kinds.Order(), kept.Site.Kinds.Order());
        Assert.Equal((true, 45.5m), (kept.Site.ShowProposed, kept.Limits["dormant-accounts"]));
        Assert.Equal(TestResult.NotApplicable, (await LineAsync("cop-482-24")).Result);
        Assert.Equal(TestResult.NotTested, (await LineAsync("sec-314-b-1")).Result);
        Assert.Equal(TestResult.NotApplicable, (await LineAsync("sec-314-b-1", Hospital.Noon)).Result);
        Assert.Null(await review.SetAsync(kept with { Limits = new Dictionary<string, decimal>() }, Enough, "admin", Token));
        Assert.Empty((await RequirementSettings.LoadAsync(hospital.Store, Token)).Limits);
    }
}
