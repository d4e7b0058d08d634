namespace ComplianceDesk.Data.Tests;

/// <summary>Tests of which each has a hospital of its own, empty to begin with.</summary>
public abstract class HospitalTest : IAsyncLifetime
{
    private protected Hospital hospital = null!;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => hospital = await Hospital.OpenAsync();

    public ValueTask DisposeAsync()
    {
        hospital.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
