using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Import;

namespace ComplianceDesk.Data.Tests.Judgement;

/// <summary>
/// seed-data/incidents: for each rule a planted incident beside its innocent look-alike, in a small hospital at work.
/// The events say by their ids what they are: work-, incident-, innocent-.
/// </summary>
public sealed class IncidentTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Rules => [.. RuleCatalog.All.Select(r => r.Info.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Flags_TheIncidentAndNothingElse(string rule)
    {
        var judged = await JudgedFolder.JudgeOnTopAsync(FeedFiles.Expand([Path.Combine(JudgedFolder.Incidents, rule)]), Token);
        Assert.Contains(judged.Findings, f => f.Rules.Split(';').Contains(rule));
        Assert.All(judged.Findings, f => Assert.StartsWith("incident-", f.Events, StringComparison.Ordinal));
        Assert.All(judged.Findings.SelectMany(f => f.Events.Split(';')), e => Assert.StartsWith("incident-", e, StringComparison.Ordinal));
    }

    [Fact]
    public async Task StaysQuiet_WhileTheHospitalWorks()
    {
        var judged = await JudgedFolder.JudgeOnTopAsync([], Token);
        Assert.Empty(judged.Findings);
        Assert.Equal(judged.Run.PatientEvents, judged.Run.Explained);
    }

    [Fact]
    public async Task Finds_TheSameWhateverTheOrderOfFilesAndRows()
    {
        static bool IsFeed(string file) => Path.GetFileName(file) != JudgedFolder.Decided;
        var folders = RuleCatalog.All.Select(r => Path.Combine(JudgedFolder.Incidents, r.Info.Id)).Prepend(Path.Combine(JudgedFolder.Incidents, "_hospital")).ToArray();
        var inOrder = await JudgedFolder.JudgeAsync(FeedFiles.Expand(folders).Where(IsFeed), Token);
        using var shuffled = new TemporaryFolder();
        var files = new List<string>();
        foreach (var file in FeedFiles.Expand(folders).Where(IsFeed).Reverse())
        {
            var lines = await File.ReadAllLinesAsync(file, Token);
            new Random(lines.Length).Shuffle(lines.AsSpan(1));
            files.Add(Path.Combine(shuffled.Path, $"{files.Count}.csv"));
            await File.WriteAllLinesAsync(files[^1], lines, Token);
        }

        var shuffledOrder = await JudgedFolder.JudgeAsync(files, Token);
        Assert.NotEmpty(inOrder.Findings);
        Assert.Equal(Told(inOrder), Told(shuffledOrder));
        Assert.Equal(inOrder.Explanations.Order(StringComparer.Ordinal), shuffledOrder.Explanations.Order(StringComparer.Ordinal));

        static IEnumerable<string> Told(JudgedFolder judged) =>
            judged.Findings.Select(f => $"{f.User} {f.Patient} {f.Rules} {f.Score} {string.Join(';', f.Events.Split(';').Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("encounters", "no-care-anywhere", "not run: no encounters feed")]
    [InlineData("relations", "family-contact", "not run: no relations feed")]
    [InlineData("workforce", "dormant-account", "not run: no workforce feed")]
    public async Task Says_WhichFeedIsMissing(string feed, string rule, string expected)
    {
        var judged = await JudgedFolder.JudgeAsync(Files(rule).Where(f => Path.GetFileNameWithoutExtension(f) != feed), Token);
        using var rules = System.Text.Json.JsonDocument.Parse(judged.Run.Rules);
        Assert.Equal(expected, rules.RootElement.EnumerateArray().Single(r => r.GetProperty("id").GetString() == rule).GetProperty("notRun").GetString());
    }

    [Theory]
    [InlineData("encounters")]
    [InlineData("departments")]
    [InlineData("workforce")]
    public async Task StaysQuiet_WhenAFeedIsMissing(string feed)
    {
        var files = FeedFiles.Expand([Path.Combine(JudgedFolder.Incidents, "_hospital")]).Where(f => Path.GetFileNameWithoutExtension(f) != feed);
        var judged = await JudgedFolder.JudgeAsync(files, Token);
        Assert.Empty(judged.Findings);
    }

    private static IReadOnlyList<string> Files(string rule) =>
        FeedFiles.Expand([Path.Combine(JudgedFolder.Incidents, "_hospital"), Path.Combine(JudgedFolder.Incidents, rule)]);
}
