namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Something that somebody owes by a time: the shape that most rules about records have.</summary>
public sealed record Duty : IMeasured
{
    /// <summary>Feed of the record that is owed about.</summary>
    public required string Feed { get; init; }

    /// <summary>Its id.</summary>
    public required string RecordId { get; init; }

    /// <summary>The patient's key in the store.</summary>
    public int PatientKey { get; init; }

    /// <summary>Where it counts.</summary>
    public required RecordPlace Place { get; init; }

    /// <summary>When the clock starts, UTC; null when only the end of it is known.</summary>
    public DateTime? Since { get; init; }

    /// <summary>The last moment, UTC; that moment itself is in time.</summary>
    public required DateTime DueAt { get; init; }

    /// <summary>When it was done, UTC; null while it is owed.</summary>
    public DateTime? DoneAt { get; init; }

    /// <summary>Who owes it.</summary>
    public required Owner Owner { get; init; }

    /// <summary>What is owed, in words without any value of the patient.</summary>
    public required string Owed { get; init; }

    /// <summary>How it stands at a moment.</summary>
    public DutyState At(DateTime asOf) =>
        DoneAt <= asOf ? DoneAt <= DueAt ? DutyState.InTime : DutyState.Late
        : DueAt < asOf ? DutyState.Overdue
        : DutyState.Pending;
}

/// <summary>How a duty stands.</summary>
public enum DutyState
{
    /// <summary>Not done, and there is time yet: in neither numerator nor denominator.</summary>
    Pending,
    /// <summary>Done by the last moment.</summary>
    InTime,
    /// <summary>Done after it.</summary>
    Late,
    /// <summary>Not done, and the last moment has passed.</summary>
    Overdue,
}

/// <summary>Who owes something.</summary>
/// <param name="Kind">What the id names.</param>
/// <param name="Id">Id of a workforce member, or the name of a function.</param>
public sealed record Owner(OwnerKind Kind, string Id)
{
    /// <summary>The office that answers for records whose author is not named.</summary>
    public static readonly Owner Records = new(OwnerKind.Function, "Health information management");

    /// <summary>The coders.</summary>
    public static readonly Owner Coding = new(OwnerKind.Function, "Coding");

    /// <summary>The office that bills.</summary>
    public static readonly Owner Billing = new(OwnerKind.Function, "Patient accounting");

    /// <summary>The office that answers requests.</summary>
    public static readonly Owner Release = new(OwnerKind.Function, "Release of information");

    /// <summary>The first of these people that is named, else the records office.</summary>
    public static Owner Person(string? first, string? second = null) =>
        !string.IsNullOrEmpty(first) ? new(OwnerKind.Provider, first) : !string.IsNullOrEmpty(second) ? new(OwnerKind.Provider, second) : Records;
}

/// <summary>What an owner's id names. Stored as its number: never renumber.</summary>
public enum OwnerKind : byte
{
    /// <summary>A workforce member.</summary>
    Provider = 0,
    /// <summary>An office, by name.</summary>
    Function = 1,
}
