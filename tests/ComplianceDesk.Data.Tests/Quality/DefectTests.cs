using ComplianceDesk.Core.Registers;
using System.Text;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Tests.Quality;

/// <summary>
/// Checks against a small hospital with their defect planted, imported from files: exactly the planted rows fail, and the look-alikes beside
/// them do not. That no other check flags what was planted is held over all checks together by the defects that seed writes.
/// </summary>
public sealed class DefectTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    public static TheoryData<string> Checks => [.. CheckCatalog.All.Select(check => check.Info.Id).Where(id => File.Exists(Path.Combine(Root, "seed-data", "defects", id, "failures.csv")))];

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task Finds_EveryPlantedRowAndNoOther(string id)
    {
        var check = CheckCatalog.Find(id)!.Info;
        var defects = Path.Combine(Root, "seed-data", "defects", id);
        using var folder = new TemporaryFolder();
        var store = await StoreCopy.EmptyAsync(folder.Path);
        foreach (var file in FeedFiles.Expand([defects]).Where(file => Path.GetFileName(file) is not ("failures.csv" or "plant.csv")))
        {
            var import = await new FileImporter(store, TimeProvider.System).ImportAsync(file, new ImportRequest(), null, Token);
            Assert.Equal((ImportStatus.Finished, 0), (import.Status, import.Rejected));
        }

        await new QualityRunner(store, new FixedClock(new DateTime(2026, 6, 15, 12, 0, 0, DateTimeKind.Utc))).RunAsync(null, Token);

        using var written = new MemoryStream();
        await FailuresRegister.WriteAsync(store, new CsvRowWriter(written), Token);
        var planted = (await File.ReadAllTextAsync(Path.Combine(defects, "failures.csv"), Token)).ReplaceLineEndings("\r\n").Split("\r\n");
        var found = Encoding.UTF8.GetString(written.ToArray()).Split("\r\n").Where((line, place) => place == 0 || line.Length == 0 || line.StartsWith(check.Code + ",", StringComparison.Ordinal));
        Assert.Equal(planted, found);

        var outcomes = (await new CheckListQuery(store).RunAsync(Token))!.Checks.Select(listed => listed.Outcome).ToList();
        var outcome = outcomes.Single(o => o.Check.Id == id);
        Assert.Equal(planted.Length - 2, outcome.Failing);
        Assert.True(outcome.IsMeasured);
        Assert.DoesNotContain(outcomes, o => o.Status == CheckStatus.Error);
    }

    [Fact]
    public void Plants_NothingForChecksThatDoNotExist() =>
        Assert.Equal(
            CheckCatalog.All.Select(check => check.Info.Id).Order(StringComparer.Ordinal),
            Directory.GetDirectories(Path.Combine(Root, "seed-data", "defects")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    private static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "ComplianceDesk.sln")))
            {
                folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside a checkout.");
            }

            return folder;
        }
    }
}
