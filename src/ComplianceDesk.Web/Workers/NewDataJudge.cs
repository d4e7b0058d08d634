namespace ComplianceDesk.Web.Workers;

/// <summary>Judges and checks when something was taken in since the last time.</summary>
public sealed class NewDataJudge
{
    public Task RunOnceAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
