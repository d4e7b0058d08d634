namespace ComplianceDesk.Core.Quality;

/// <summary>
/// A record of the patient index as the latest search for duplicates and the decisions about its pairs leave it; or so many records of which
/// nothing is said, as one.
/// </summary>
public sealed record IndexRecord : CheckedRecord
{
    /// <summary>Name under which checks ask for a search; there as soon as one was made.</summary>
    public const string SearchName = "duplicate-search";

    /// <inheritdoc/>
    public override string Feed => PatientRecord.FeedName;

    /// <summary>Records that it stands for.</summary>
    public long Records { get; set; } = 1;

    /// <summary>Of them, records registered in the last <see cref="Checks.NoDuplicateCreatedCheck.Days"/> days.</summary>
    public long Registered { get; set; }

    /// <summary>Another record that may be the same person; null when none may.</summary>
    public string? MayBe { get; set; }

    /// <summary>An earlier record that somebody has called the same person; null when there is none.</summary>
    public string? MadeAfter { get; set; }

    /// <summary>An earlier record of the same person, by a confident or confirmed pair; null for the person's first.</summary>
    public string? SameAs { get; set; }

    /// <summary>A later record of the same person whose visits lie in other facilities; null when there is none.</summary>
    public string? Elsewhere { get; set; }
}

/// <summary>Two records that somebody has called one person. Its id is that of the later record.</summary>
public sealed record LinkedRecord : CheckedRecord
{
    /// <inheritdoc/>
    public override string Feed => PatientRecord.FeedName;

    /// <summary>The earlier record.</summary>
    public required PatientRecord First { get; set; }

    /// <summary>The later record.</summary>
    public required PatientRecord Second { get; set; }
}

/// <summary>A number by which patients are known, with its bearer; or so many numbers of one bearer each, as one.</summary>
public sealed record IdentifierRecord : CheckedRecord
{
    /// <inheritdoc/>
    public override string Feed => PatientRecord.FeedName;

    /// <summary>The column: <c>patient_id</c> or <c>ssn</c>.</summary>
    public required string Column { get; set; }

    /// <summary>Numbers that it stands for.</summary>
    public long Numbers { get; set; } = 1;

    /// <summary>Further records that bear the number; null when there are none.</summary>
    public string? AlsoOn { get; set; }
}

/// <summary>A patient of whom imports changed what tells persons apart. Values are not kept.</summary>
public sealed record IdentityChangeRecord : CheckedRecord
{
    /// <inheritdoc/>
    public override string Feed => PatientRecord.FeedName;

    /// <summary>What changed, at one import or at several: <c>name</c> (family and given), <c>birth_date</c>, <c>sex</c> (from one to the other).</summary>
    public required IReadOnlyList<string> Traits { get; set; }

    /// <summary>True when it looks as if another person had been written over the record.</summary>
    public bool IsOverlay => Traits.Contains("sex") || (Traits.Contains("name") && Traits.Contains("birth_date"));
}
