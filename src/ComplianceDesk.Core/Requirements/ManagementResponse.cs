namespace ComplianceDesk.Core.Requirements;

/// <summary>What management recorded of a finding of the evaluation. Entries are added and never altered; the newest is in force.</summary>
public sealed record ManagementResponse
{
    /// <summary>Id of the metric whose exception it answers.</summary>
    public required string Metric { get; init; }

    /// <summary>The run whose exception was answered.</summary>
    public required int Run { get; init; }

    /// <summary>Why it came about, as management states it; null when not stated.</summary>
    public required string? Cause { get; init; }

    /// <summary>What follows or may follow from it, as management states it; null when not stated.</summary>
    public required string? Effect { get; init; }

    /// <summary>What is being done about it, or why it is left as it is.</summary>
    public required string Response { get; init; }

    /// <summary>Who answers for it.</summary>
    public required string Owner { get; init; }

    /// <summary>By when it is to be done, at the site; null when it is accepted or done.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>Where it stands, as management states it.</summary>
    public required ResponseState State { get; init; }

    /// <summary>Why this entry was made.</summary>
    public required string Why { get; init; }

    /// <summary>The desk account that recorded it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>True on a day after <see cref="DueOn"/> while it is neither corrected nor accepted.</summary>
    public bool IsOverdue(DateOnly today) => State is ResponseState.Open or ResponseState.InProgress && DueOn < today;
}

/// <summary>Where a finding stands, as management states it. Stored as its number: never renumber.</summary>
public enum ResponseState : byte
{
    /// <summary>Nothing was begun.</summary>
    Open = 0,
    /// <summary>Work has begun.</summary>
    InProgress = 1,
    /// <summary>Stated to be corrected; whether the test still notes it is another question.</summary>
    Corrected = 2,
    /// <summary>Left as it is, with the reason in the response.</summary>
    Accepted = 3,
}

/// <summary>The words of <see cref="ResponseState"/>.</summary>
public static class ResponseStates
{
    /// <summary>The state in words.</summary>
    public static string Text(this ResponseState state) => state switch
    {
        ResponseState.Open => "Open",
        ResponseState.InProgress => "In progress",
        ResponseState.Corrected => "Stated as corrected",
        ResponseState.Accepted => "Risk accepted",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
    };

    /// <summary>Where a finding stands: what management states, beside what the newest test says.</summary>
    /// <param name="response">The response in force; null when none was recorded.</param>
    /// <param name="noted">Whether the test notes it; null when it could not be tested.</param>
    /// <param name="today">The day asked about.</param>
    public static string Standing(ManagementResponse? response, bool? noted, DateOnly today)
    {
        var stated = response is null ? "No response recorded" : response.State.Text() + (response.IsOverdue(today) ? ", past its due date" : "");
        var tested = noted switch
        {
            true when response?.State == ResponseState.Corrected => "the test still notes it",
            true => "noted by the test",
            false => "no longer noted by the test",
            null => "not tested now",
        };
        return $"{stated}; {tested}";
    }
}
