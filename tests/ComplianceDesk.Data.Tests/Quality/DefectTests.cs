using System.Text;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Tests.Quality;

/// <summary>
/// Every check against a small hospital with its defect planted, imported from files: exactly the planted rows fail, by exactly this check.
/// The look-alikes beside them stay unflagged by all.
/// </summary>
public sealed class DefectTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    public static TheoryData<string> Checks => [.. CheckCatalog.All.Select(check => check.Info.Id)];

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task Finds_EveryPlantedRowAndNoOther(string id)
    {
        var check = CheckCatalog.Find(id)!.Info;
        var defects = Path.Combine(Root, "seed-data", "defects", id);
        using var folder = new TemporaryFolder();
        var store = new DeskStore(folder.Path);
        await store.MigrateAsync(Token);
        foreach (var file in FeedFiles.Expand([defects]).Where(file => Path.GetFileName(file) != "failures.csv"))
        {
            var import = await new FileImporter(store, TimeProvider.System).ImportAsync(file, new ImportRequest(), null, Token);
            Assert.Equal((ImportStatus.Finished, 0), (import.Status, import.Rejected));
        }

        await new QualityRunner(store, new FixedClock(new DateTime(2026, 6, 15, 12, 0, 0, DateTimeKind.Utc))).RunAsync(null, Token);

        using var written = new MemoryStream();
        await FailuresCsv.WriteAsync(store, written, Token);
        var planted = (await File.ReadAllTextAsync(Path.Combine(defects, "failures.csv"), Token)).ReplaceLineEndings("\r\n");
        Assert.Equal(planted, Encoding.UTF8.GetString(written.ToArray()));

        var outcomes = (await new CheckListQuery(store).RunAsync(Token))!.Checks.Select(listed => listed.Outcome).ToList();
        Assert.Equal(planted.Split("\r\n").Length - 2, outcomes.Sum(outcome => outcome.Failing));
        Assert.All(outcomes, outcome => Assert.Equal(outcome.Check.Id == id, outcome.Failing > 0));
        Assert.DoesNotContain(outcomes, outcome => outcome.Status is CheckStatus.Error or CheckStatus.NotRun);
        Assert.Equal(check.Code, planted.Split("\r\n")[1].Split(',')[0]);
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
