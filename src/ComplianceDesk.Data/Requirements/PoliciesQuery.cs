namespace ComplianceDesk.Data.Requirements;

/// <summary>The policy register, with the version in force on a day.</summary>
public sealed class PoliciesQuery(DeskStore store)
{
    /// <summary>Every document, as recorded up to the moment.</summary>
    public async Task<IReadOnlyList<PolicyRegister>> RunAsync(DateTime asOf, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await PolicyRegister.AllAsync(db, asOf, cancellationToken);
    }
}
