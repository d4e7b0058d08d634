using System.Diagnostics.CodeAnalysis;

namespace ComplianceDesk.Core.Quality;

/// <summary>
/// A record under test. It remembers which of its columns a check has already failed, so that one defect is booked once,
/// at the first failing link of the chain missing, malformed, implausible. A run fills the same objects again for the next patient: a check
/// must not keep them.
/// </summary>
public abstract record CheckedRecord
{
    private List<string>? booked;
    private RawText recordId;

    protected CheckedRecord()
    {
    }

    /// <summary>A copy starts with nothing booked.</summary>
    [SetsRequiredMembers]
    protected CheckedRecord(CheckedRecord original) => RecordId = original.RecordId;

    /// <summary>The record's id as the source wrote it.</summary>
    public required string RecordId
    {
        get => recordId.ToString() ?? "";
        set => recordId = new RawText(value);
    }

    /// <summary>The bytes of <see cref="RecordId"/>: what ids are compared by.</summary>
    public ReadOnlySpan<byte> RawId => recordId.Span;

    /// <summary>The feed the record came from.</summary>
    public abstract string Feed { get; }

    /// <summary>True while no check has failed this column.</summary>
    public bool Stands(string column) => booked is null || !booked.Contains(column);

    /// <summary>True while no check has failed any column of the record.</summary>
    public bool StandsWhole => booked is null or { Count: 0 };

    /// <summary>Makes the object the next record, with nothing booked.</summary>
    public void Begin(RawText id)
    {
        recordId = id;
        booked?.Clear();
    }

    internal void Book(string column) => (booked ??= []).Add(column);
}

/// <summary>A record that belongs to a patient. A check of <c>IChecks&lt;ChartRecord&gt;</c> gets every kind of them.</summary>
public abstract record ChartRecord : CheckedRecord
{
    /// <summary>The patient the record names, listed or not.</summary>
    public required PatientRecord Patient { get; set; }
}

/// <summary>A record of a patient that may name a visit. A check of <c>IChecks&lt;VisitRecord&gt;</c> gets every kind of them.</summary>
public abstract record VisitRecord : ChartRecord
{
    private RawText encounterId;

    /// <summary>The visit named, when it is one of the patient's; null otherwise.</summary>
    public EncounterRecord? Encounter { get; set; }

    /// <summary>Id of the visit named, as the source wrote it; null when none is.</summary>
    public string? EncounterId
    {
        get => encounterId.ToString();
        set => encounterId = new RawText(value);
    }

    /// <summary>True when a visit is named.</summary>
    public bool NamesEncounter => encounterId.Given;

    /// <summary>True when the encounters feed has the visit named, whoever's it is.</summary>
    public bool EncounterKnown { get; set; }

    /// <summary>Sets what <see cref="EncounterId"/> decodes when it is asked for.</summary>
    public void SetEncounterId(RawText id) => encounterId = id;
}

/// <summary>A record of a patient that carries a code: diagnoses and observations. A check of <c>IChecks&lt;CodedRecord&gt;</c> gets both.</summary>
public abstract record CodedRecord : VisitRecord
{
    /// <summary>Code, system and wording.</summary>
    public required Coding Coding { get; set; }
}
