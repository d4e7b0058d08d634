using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ComplianceDesk.Data;

/// <summary>Lets <c>dotnet ef</c> build the model without a host.</summary>
public sealed class DesignTimeDeskContextFactory : IDesignTimeDbContextFactory<DeskContext>
{
    /// <inheritdoc/>
    public DeskContext CreateDbContext(string[] args) =>
        new(DeskStore.Configure(new DbContextOptionsBuilder<DeskContext>(), "Data Source=design-time.db").Options);
}
