using ComplianceDesk.Core.Cases;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Requirements.Evidence;
using Xunit;

namespace ComplianceDesk.Core.Tests.Reports;

public sealed class BreachLogReportTests
{
    private static readonly DateOnly Today = new(2026, 6, 3);

    [Fact]
    public void Equals_TheGoldenDocument() => GoldenDocument.Check("breach-log", Build(Sample()));

    [Fact]
    public void Claims_NothingAReportMayNotClaim() => GoldenDocument.ClaimsNothing(Build(Sample()));

    [Theory]
    [InlineData(2026, 3, 1)]
    [InlineData(2027, 2, 29)]
    public void Reports_ToHhsOnTheSixtiethDayAfterTheYear(int year, int month, int day)
    {
        var incident = Incident("I-1", new DateOnly(year, 5, 1), 10);

        Assert.Contains($"by {new DateOnly(year + 1, month, day):yyyy-MM-dd}, the sixtieth day", Text(Data(year, incident)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-30", "Sent by the last day")]
    [InlineData("2026-03-31", "Sent by the last day")]
    [InlineData("2026-04-01", "Sent after the last day")]
    [InlineData(null, "Past the last day, none recorded")]
    public void Reads_TheClockOfSixtyDays(string? sent, string clock)
    {
        // Discovered on 30 January: the sixtieth day is 31 March.
        var incident = Incident("I-1", new DateOnly(2026, 1, 30), 3) with { IndividualsNotifiedOn = sent is null ? null : DateOnly.Parse(sent, System.Globalization.CultureInfo.InvariantCulture) };

        Assert.StartsWith(clock, Clock(Data(2026, incident), "Individuals (164.404)"), StringComparison.Ordinal);
    }

    [Fact]
    public void Moves_TheLastDayToTheEndOfAHold()
    {
        var incident = Incident("I-1", new DateOnly(2026, 1, 30), 3) with { HeldUntil = new DateOnly(2026, 6, 10) };

        Assert.Equal("Running: 7 days left", Clock(Data(2026, incident), "Individuals (164.404)"));
    }

    [Theory]
    [InlineData(499, 499, false, false)]
    [InlineData(500, 500, true, false)]
    [InlineData(501, 501, true, true)]
    [InlineData(900, 450, true, false)]
    public void Tells_TheTwoFiveHundredsApart(int individuals, int inOneState, bool hhsWithTheNotice, bool media)
    {
        var incident = Incident("I-1", new DateOnly(2026, 4, 30), individuals) with { ByState = new Dictionary<string, int> { ["MA"] = inOneState } };
        var notices = Notices(Data(2026, incident)).Select(r => r[1].Text).ToList();

        Assert.Equal(hhsWithTheNotice, notices.Contains("HHS, 500 or more (164.408(b))"));
        Assert.Equal(!hhsWithTheNotice, notices.Contains("HHS, fewer than 500 (164.408(c))"));
        Assert.Equal(media, notices.Any(n => n.StartsWith("Media in MA", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, true)]
    public void PresumesNoNotice_WhenSecuredOrOfLowProbability(bool unsecured, bool? low) =>
        Assert.Empty(Notices(Data(2026, Incident("I-1", new DateOnly(2026, 4, 30), 3) with { UnsecuredPhi = unsecured, LowProbability = low })));

    [Fact]
    public void Counts_FindingsThatNoIncidentNames()
    {
        var section = Build(Sample()).Sections.Single(s => s.Title == "Findings of the desk and this log");

        Assert.Contains("1 finding of the desk stands in neither", Assert.IsType<Paragraph>(section.Blocks.First()).Text, StringComparison.Ordinal);
        Assert.Equal([("17", "I-3", "2026-07-03"), ("41", "Neither", "2026-07-03")], section.Blocks.OfType<Table>().Single().ReadRows().Select(r => (r[0].Text, r[8].Text, r[7].Text)));
    }

    [Fact]
    public void Lists_CasesOfTheDesk()
    {
        var rows = Build(Sample()).Sections.Single(s => s.Title == "Cases of the desk").Blocks.OfType<Table>().Single().ReadRows().ToList();

        Assert.Equal([("Case 5", "2 of 4", "no"), ("Case 6", "2 of 4", "as I-3")], rows.Select(r => (r[0].Text, r[6].Text, r[9].Text)));
        Assert.True(Case("Case 7", CaseDetermination.Impermissible, null).InLog);
    }

    [Fact]
    public void Tells_EntriesThatDoNotFitTogether()
    {
        var found = new DateOnly(2026, 2, 3);
        Assert.Contains("no day of an assessment", Points(Incident("I-1", found, 3) with { LowProbability = true }), StringComparison.Ordinal);
        Assert.Contains("add up to 9, the register says 12", Points(Incident("I-1", found, 12) with { ByState = new Dictionary<string, int> { ["MA"] = 5, ["NH"] = 4 } }), StringComparison.Ordinal);
        Assert.Contains("before its discovery", Points(Incident("I-1", found, 3) with { ConfirmedOn = found.AddDays(-1) }), StringComparison.Ordinal);
        Assert.Contains("A notice is dated before", Points(Incident("I-1", found, 3) with { HhsNotifiedOn = found.AddDays(-1) }), StringComparison.Ordinal);
        Assert.Contains("HHS was told 1 day after the individuals", Points(Incident("I-1", found, 500) with { IndividualsNotifiedOn = found.AddDays(9), HhsNotifiedOn = found.AddDays(10) }), StringComparison.Ordinal);
        Assert.Contains("no numbers by State", Points(Incident("I-1", found, 501)), StringComparison.Ordinal);
        Assert.Contains("Closed, and no notice", Points(Incident("I-1", found, 3) with { ClosedOn = found.AddDays(30) }), StringComparison.Ordinal);
        Assert.Equal("", Points(Incident("I-1", found, 3) with { AssessedOn = found, IndividualsNotifiedOn = found.AddDays(9), ClosedOn = found.AddDays(30) }));

        static string Points(IncidentEvidence incident) =>
            string.Join('\n', Build(Data(2026, incident)).Sections.Single(s => s.Title == "Points for management").Blocks.OfType<Table>().Single().ReadRows().Select(r => r[1].Text));
    }

    [Fact]
    public void Says_NothingWasTested_WithoutARegister() => Assert.Contains("Nothing was tested", Text(Data(2026) with { Known = false }), StringComparison.Ordinal);

    public static BreachLogData Sample() => Data(2026,
        Incident("I-1", new DateOnly(2026, 1, 12), 3) with { Kind = "Letter to a former address", AssessedOn = new DateOnly(2026, 1, 20), LowProbability = true, ClosedOn = new DateOnly(2026, 2, 1) },
        Incident("I-2", new DateOnly(2026, 2, 3), 512) with
        {
            Kind = "Laptop lost", ByState = new Dictionary<string, int> { ["NH"] = 5, ["MA"] = 507 }, AssessedOn = new DateOnly(2026, 2, 10), LowProbability = false,
            IndividualsNotifiedOn = new DateOnly(2026, 3, 20), HhsNotifiedOn = new DateOnly(2026, 3, 20), MediaNotifiedOn = new DateOnly(2026, 4, 20),
        },
        Incident("I-3", new DateOnly(2026, 5, 20), 4)) with
    {
        Earlier = [new(Incident("I-0", new DateOnly(2025, 12, 1), 9) with { ByState = new Dictionary<string, int> { ["MA"] = 8 }, IndividualsNotifiedOn = new DateOnly(2026, 1, 9) }, null, null)],
        Candidates = [Candidate(17, "I-3"), Candidate(41, null)],
        Cases = [Case("Case 5", CaseDetermination.Permitted, null), Case("Case 6", CaseDetermination.Impermissible, "I-3")],
    };

    private static BreachCandidate Candidate(int finding, string? incident) => new()
    {
        Finding = finding, Rules = "Access to a co-worker's record", FirstAt = At(3), CreatedAt = At(4), OpenedAt = At(6), Decision = "Confirmed; assessment of a breach asked for", DecidedAt = At(9), DecidedBy = "officer", StandsIn = incident,
    };

    private static BreachCase Case(string id, CaseDetermination determination, string? register) => new()
    {
        Id = id, OpenedAt = At(5), Findings = 2, Register = register,
        Facts = new CaseFacts { DiscoveredOn = new DateOnly(2026, 5, 5), Determination = determination, Reasoning = "Looked at with the supervisor on 6 May.", Nature = "Name and visit dates of one patient.", Recipient = "A colleague of another ward." },
    };

    private static DateTimeOffset At(int day) => new(2026, 5, day, 9, 0, 0, TimeSpan.FromHours(-4));

    private static BreachLogData Data(int year, params IncidentEvidence[] incidents) => new()
    {
        Basis = ReportBasisSample.With("BL-1", new BreachLogReport().Info, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)),
        Incidents = [.. incidents.Select(i => new IncidentLine(i, i.LowProbability == true ? null : "coaching", "Recipient asked to destroy it"))],
        Earlier = [],
        Candidates = [],
        Cases = [],
        Known = true,
        Untied = [],
        Today = Today,
    };

    private static IncidentEvidence Incident(string id, DateOnly discovered, int individuals) =>
        new() { IncidentId = id, DiscoveredOn = discovered, Patients = individuals, Kind = "Papers handed to another patient", UnsecuredPhi = true };

    private static Document Build(BreachLogData data) => new BreachLogReport().Build(data);

    private static string Text(BreachLogData data) => DocumentText.Of(Build(data));

    private static List<IReadOnlyList<Cell>> Notices(BreachLogData data) =>
        [.. Build(data).Sections.Single(s => s.Title == "Notices and their clocks").Blocks.OfType<Table>().Single().Rows];

    private static string Clock(BreachLogData data, string notice) => Notices(data).Single(r => r[1].Text == notice)[7].Text;
}
