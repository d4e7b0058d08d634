namespace ComplianceDesk.Data.Tests.Quality;

/// <summary>A clock that stands still until it is set.</summary>
internal sealed class FixedClock(DateTime now) : TimeProvider
{
    public DateTime Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => new(Now);
}
