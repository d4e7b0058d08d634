using ComplianceDesk.Cli.Verbs;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Quality;

namespace ComplianceDesk.Cli.Tests.Quality;

/// <summary>Record sets published by others, where they lie beside the repository: taken in and put to all checks without one that breaks.</summary>
public sealed class RecordSamplesTests
{
    [Theory]
    [InlineData("fhir-bulk-10")]
    [InlineData("us-core-examples")]
    [InlineData("synthea-csv-27")]
    public async Task Breaks_NoCheck(string name)
    {
        var samples = Repository.File("..", "shared", "samples", "records", name);
        Assert.SkipUnless(Directory.Exists(samples), "No sample files beside the repository.");
        using var folder = new TempFolder();
        var taken = await Run.Of("ingest", samples, "--data", folder["data"]);

        // Files of other kinds are refused by name; nothing else may stop the command.
        Assert.True(taken.Code is ExitCode.Done or ExitCode.Exceptions || taken.Error.StartsWith("No feed was found", StringComparison.Ordinal), taken.Error);
        var store = await DataFolder.OpenAsync(folder["data"], TestContext.Current.CancellationToken);
        await new QualityRunner(store, TimeProvider.System).RunAsync(cancellationToken: TestContext.Current.CancellationToken);
        var outcomes = (await new CheckListQuery(store).RunAsync(TestContext.Current.CancellationToken))!.Checks.Select(check => check.Outcome).ToList();
        Assert.DoesNotContain(outcomes, outcome => outcome.Status == CheckStatus.Error);
        foreach (var outcome in outcomes.Where(outcome => outcome.IsMeasured))
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{outcome.Check.Code} {CheckWords.Of(outcome.Status)} {outcome.Failing}/{outcome.Eligible}");
        }

        if (name != "fhir-bulk-10")
        {
            return;
        }

        // What is known of this set: every provider's number begins with 9, every check digit of SNOMED is right.
        var by = outcomes.ToDictionary(outcome => outcome.Check.Code);
        Assert.True(by["CNF-12"].Eligible > 0);
        Assert.Equal(by["CNF-12"].Eligible, by["CNF-12"].Failing);
        Assert.Equal(0, by["CNF-10"].Failing);
        Assert.True(by["CNF-10"].Eligible > 0);
    }
}
