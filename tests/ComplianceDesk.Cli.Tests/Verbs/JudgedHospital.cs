[assembly: AssemblyFixture(typeof(ComplianceDesk.Cli.Tests.Verbs.JudgedHospital))]

namespace ComplianceDesk.Cli.Tests.Verbs;

/// <summary>A hospital seeded, taken in and judged by the real verbs, once for all tests that only read it.</summary>
public sealed class JudgedHospital : IAsyncLifetime
{
    private readonly TempFolder folder = new();

    public string Feeds => folder["feeds"];

    public string Data => folder["data"];

    internal Run Seed { get; private set; } = null!;

    internal Run Ingest { get; private set; } = null!;

    internal Run Judge { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Seed = await Run.Of("seed", "--out", Feeds, "--staff", "200", "--patients", "2500", "--days", "14", "--seed", "41");
        Assert.Equal(0, (await Run.Of("site", "--data", Data, "--zone", "America/Chicago", "--organization", "Fairmont General")).Code);
        Ingest = await Run.Of("ingest", Feeds, "--data", Data);
        Judge = await Run.Of("judge", "--data", Data);
    }

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
