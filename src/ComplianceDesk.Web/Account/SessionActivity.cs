using Microsoft.AspNetCore.Components.Server.Circuits;

namespace ComplianceDesk.Web.Account;

/// <summary>When the person of this circuit last did something. An open page is not activity; a click, a key or a call from it is.</summary>
public sealed class SessionActivity(TimeProvider clock) : CircuitHandler
{
    /// <summary>UTC.</summary>
    public DateTimeOffset LastAt { get; private set; } = clock.GetUtcNow();

    /// <inheritdoc/>
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        context =>
        {
            LastAt = clock.GetUtcNow();
            return next(context);
        };
}
