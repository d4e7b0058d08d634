namespace ComplianceDesk.Core.Access;

/// <summary>A piece of work that a feed of records ascribes to a person: a document written or signed, a diagnosis recorded.</summary>
/// <param name="User">Whose work.</param>
/// <param name="At">When, in milliseconds since 1970-01-01 UTC.</param>
/// <param name="IsActedOn">True for what others act on or build upon: an order, an admission's history and physical, an operative report, a discharge summary.</param>
public readonly record struct RecordWork(int User, long At, bool IsActedOn = false);

/// <summary>What somebody asks of the organisation about a record (the <c>kind</c> of the requests feed), as far as it says more than that an office has work.</summary>
public enum RequestKind : byte
{
    /// <summary>No request, or one of another kind.</summary>
    None,
    /// <summary>The patient asks for the own record, or for who was given it (45 CFR 164.524, 164.528).</summary>
    OwnRecord,
    /// <summary>The patient asks for a correction of the record (45 CFR 164.526).</summary>
    Amendment,
}

/// <summary>Something that lies on an office's list until it is done.</summary>
/// <param name="Work">The offices whose list it is on; any of them.</param>
/// <param name="FromAt">When it came, in milliseconds since 1970-01-01 UTC.</param>
/// <param name="DoneAt">When it was done; null while it is open.</param>
/// <param name="Kind">What was asked, of a request.</param>
public readonly record struct OfficeTask(OfficeWork Work, long FromAt, long? DoneAt, RequestKind Kind = RequestKind.None)
{
    /// <summary>Milliseconds before a disclosure from which on the record is gathered for it: a week.</summary>
    /// <remarks>
    /// No threshold of policy: a disclosure is on the list from then on like anything else that came, and lists are read from the store once, before any policy is asked and for every one that is tried.
    /// </remarks>
    public const long Gathering = 7 * SiteCalendar.Day;

    /// <summary>True for the account of a visit, as every visit has one; what else lies on a list somebody asked for.</summary>
    public bool IsAccount => Work == (OfficeWork.Coding | OfficeWork.Billing);

    /// <summary>True when it waits for one of the offices, or was done lately, at the time of the session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="offices">The work of the user's office.</param>
    /// <param name="after">Milliseconds after it was done in which people still come back to it.</param>
    /// <param name="open">Milliseconds after it came from which on it is taken for forgotten.</param>
    public bool Awaits(in AccessSession session, OfficeWork offices, long after, long open) =>
        // What comes in during the day is dealt with on that day; a date without a time is its first moment.
        (Work & offices) != 0 && session.LastAt >= FromAt && session.FirstAt <= (DoneAt is { } done ? done + after : FromAt + open);
}

/// <summary>A diagnosis as far as departments can be told to be responsible for it.</summary>
/// <param name="Category">Equal for codes of one category (the first three characters of ICD-10-CM; the whole code of other systems).</param>
/// <param name="At">When it was recorded, in milliseconds since 1970-01-01 UTC.</param>
public readonly record struct DiagnosisSpan(int Category, long At);
