namespace ComplianceDesk.Core.Reports;

/// <summary>Everything <see cref="FederalEvaluationReport"/> prints.</summary>
public sealed record FederalEvaluationData : ReportData
{
    /// <summary>Waivers in force about record checks and duties that rest on law.</summary>
    public required IReadOnlyList<PrintedWaiver> Waivers { get; init; }

    /// <summary>Days of the period with an event, by the system that logged them.</summary>
    public required IReadOnlyList<SystemDays> Systems { get; init; }

    /// <summary>What the stored events of the period carry of the content asked for by 45 CFR 170.210(e).</summary>
    public required IReadOnlyList<FieldCoverage> Fields { get; init; }

    /// <summary>Every row that is not as a test with an exception expects, by test; read while it is written.</summary>
    public required IEnumerable<EvaluationException> Exceptions { get; init; }

    /// <summary>How many there are.</summary>
    public required long ExceptionCount { get; init; }
}

/// <summary>Days of the period on which a system logged anything.</summary>
public sealed record SystemDays(string System, long Events, int Days, DateOnly First, DateOnly Last);

/// <summary>Events that carry a field.</summary>
/// <param name="Field">In our own words.</param>
/// <param name="With">Events that carry it.</param>
/// <param name="Of">Events that should.</param>
public sealed record FieldCoverage(string Field, long With, long Of);

/// <summary>A row that is not as expected.</summary>
public sealed record EvaluationException(string Test, string Feed, string Key, string? Found, string Expected, DateTimeOffset Since);
