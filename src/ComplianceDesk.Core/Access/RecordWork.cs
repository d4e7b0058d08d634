namespace ComplianceDesk.Core.Access;

/// <summary>A piece of work that a feed of records ascribes to a person: a document written or signed, a diagnosis recorded.</summary>
/// <param name="User">Whose work.</param>
/// <param name="At">When, in milliseconds since 1970-01-01 UTC.</param>
public readonly record struct RecordWork(int User, long At);

/// <summary>Something that lies on an office's list until it is done.</summary>
/// <param name="Work">The offices whose list it is on; any of them.</param>
/// <param name="FromAt">When it came, in milliseconds since 1970-01-01 UTC.</param>
/// <param name="DoneAt">When it was done; null while it is open.</param>
public readonly record struct OfficeTask(OfficeWork Work, long FromAt, long? DoneAt);

/// <summary>A diagnosis as far as departments can be told to be responsible for it.</summary>
/// <param name="Category">Equal for codes of one category (the first three characters of ICD-10-CM; the whole code of other systems).</param>
/// <param name="At">When it was recorded, in milliseconds since 1970-01-01 UTC.</param>
public readonly record struct DiagnosisSpan(int Category, long At);
