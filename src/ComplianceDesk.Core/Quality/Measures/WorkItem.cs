namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Something late or due soon, with who owes it and the rule behind it.</summary>
/// <param name="Measure">Id of the measure.</param>
/// <param name="Duty">What is owed, by whom and by when.</param>
/// <param name="AsOf">The moment whose state shows it owed, UTC.</param>
public sealed record WorkItem(string Measure, Duty Duty, DateTime AsOf)
{
    /// <summary>Names the item in every run: measure, feed and record. The same duty is the same item, whoever owes it.</summary>
    public string Key => $"{Measure}:{Duty.Feed}:{Duty.RecordId}";
}
