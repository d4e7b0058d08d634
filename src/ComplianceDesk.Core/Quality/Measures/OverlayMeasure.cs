namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Records that seem to hold two persons.</summary>
public sealed class OverlayMeasure : HimMeasure, IMeasures<PersonRecord>
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "overlay",
        Version = 2,
        Title = "Overlay signals",
        Group = MeasureGroup.Identity,
        Numerator = "of these, records with two different blood groups, with a new name and birth date, or whose sex turned from one to the other",
        Denominator = "patient records with two or more blood group results (LOINC 883-9, 882-1) or whose name, birth date or sex an import changed",
        Formula = "Numerator over denominator; each one in the numerator is an incident to look at by itself. A transplant changes a blood group honestly, and a correction a birth date.",
        Target = 0,
        HigherIsBetter = false,
        Citation = "AHIMA terms; 0 is policy",
        Feeds = ["patients", "observations"],
        Provider = "registrar",
    };

    /// <inheritdoc/>
    public void Take(PersonRecord record, MeasureTally tally)
    {
        if (record.BloodGroupResults > 1 || record.IdentityChanged)
        {
            tally.Count(record.Place, record.BloodGroups > 1 || record.IdentityReplaced);
        }
    }
}
