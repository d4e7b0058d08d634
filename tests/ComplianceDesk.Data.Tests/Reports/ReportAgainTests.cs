using System.Text;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;

namespace ComplianceDesk.Data.Tests.Reports;

/// <summary>Generating a report again from the same data gives the same figures.</summary>
public sealed class ReportAgainTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Every => [.. ReportLibrary.All.Select(r => r.Id)];

    [Theory, MemberData(nameof(Every))]
    public async Task Gives_TheSameFigures(string name)
    {
        using var hospital = await Hospital.OpenAsync();
        var nurse = hospital.User("u1", "Una", "Berg");
        var patient = hospital.Patient("MRN-1", "Pat", "Smith");
        hospital.Department("d1", "Ward 1");
        hospital.Finding(nurse, patient, 80, null, hospital.Access(nurse, patient, Hospital.Noon, also: a => a.EventId = "e1"));
        await hospital.SaveAsync();
        var info = ReportCatalog.Find(name)!.Info;
        var request = (info.Needs.HasFlag(ReportNeeds.Year) ? ReportRequest.OfYear(name, 2026, "officer") : new ReportRequest(name, new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), "officer")) with
        {
            Patient = "MRN-1", User = "u1",
        };

        var first = await LinesAsync(hospital, request, 0);
        var again = await LinesAsync(hospital, request, 5);

        // Number and time differ, on whatever lines they stand; nothing else does.
        Assert.NotEmpty(first.Lines);
        Assert.NotEqual(first.Number, again.Number);
        Assert.Equal(first.Lines, again.Lines);
    }

    [Fact]
    public async Task Gives_OtherFigures_FromOtherData()
    {
        using var hospital = await Hospital.OpenAsync();
        var nurse = hospital.User("u1");
        hospital.Finding(nurse, null, 80);
        await hospital.SaveAsync();
        var request = new ReportRequest("activity-review", new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), "officer");
        var first = await LinesAsync(hospital, request, 0);
        hospital.Finding(nurse, null, 90);
        await hospital.SaveAsync();
        Assert.NotEqual(first.Lines, (await LinesAsync(hospital, request, 5)).Lines);
    }

    private static async Task<(string Number, IReadOnlyList<string> Lines)> LinesAsync(Hospital hospital, ReportRequest request, int minutes)
    {
        var at = new DateTimeOffset(2026, 4, 2, 9, minutes, 0, TimeSpan.Zero);
        var clock = new ReportTime(at);
        var keys = new KeyList(hospital.Store, clock);
        var lines = new List<string>();
        var row = await new ReportMaker(hospital.Store, new ReportRegister(hospital.Store), keys, clock).MakeAsync(request, "pdf", (document, stream) =>
        {
            lines.AddRange(document.Cover.Select(f => $"{f.Name}: {f.Value.Text}"));
            lines.AddRange(document.Sections.SelectMany(Texts));
            lines.AddRange(document.Attachments.SelectMany(a => Texts(a.Table)));
            stream.Write(Encoding.UTF8.GetBytes(document.Info.ReportId));
        }, cancellationToken: Stop);
        var time = Figures.Moment(at);
        return (row.Number!, [.. lines.Select(l => l.Replace(row.Number!, "NUMBER", StringComparison.Ordinal).Replace(time, "TIME", StringComparison.Ordinal))]);
    }

    private static IEnumerable<string> Texts(Block block) => block switch
    {
        Section s => [s.Title, .. s.Blocks.SelectMany(Texts)],
        Paragraph p => [p.Text],
        BulletList l => l.Items.Select(i => i.Text),
        FactList f => f.Facts.Select(x => $"{x.Name}: {x.Value.Text}"),
        Note n => [n.Title, .. n.Paragraphs.Select(p => p.Text)],
        Table t => [t.Caption ?? "", .. t.ReadRows().Select(r => string.Join(" | ", r.Select(c => c.Text)))],
        _ => [],
    };
}
