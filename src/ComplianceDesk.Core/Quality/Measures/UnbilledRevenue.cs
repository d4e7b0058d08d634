namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Charges that wait for a step between the end of an encounter and its bill, against average daily revenue.</summary>
internal static class UnbilledRevenue
{
    private const int Days = 90;

    public static void Take(Chart chart, DateTime? step, Owner owner, string owed, int limit, MeasureTally tally)
    {
        var scope = tally.Scope;
        if (chart.Bill?.Charges is not { } charges || scope.Happened(chart.EndedAt) is not { } end || chart.Course == EncounterCourse.Void)
        {
            return;
        }

        tally.Flow(chart.Place, end, charges / 100.0, Days, Days);
        if (scope.Happened(step) is not null)
        {
            return;
        }

        tally.Stock(chart.Place, charges / 100.0);
        tally.Wait(chart.Place, end);
        tally.List(new Duty
        {
            Feed = "encounters",
            RecordId = chart.EncounterId,
            PatientKey = chart.PatientKey,
            Place = chart.Place,
            Since = end,
            DueAt = scope.EndOfDayAfter(end, limit),
            Owner = owner,
            Owed = char.ToUpperInvariant(owed[0]) + owed[1..],
        });
    }
}
