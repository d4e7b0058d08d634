namespace ComplianceDesk.Core.Quality;

/// <summary>Vital signs of a chart, read in one unit. A value that a check has failed is no reading.</summary>
public static class VitalReadings
{
    /// <summary>The value in the unit of this vital sign's ranges; null for anything that is no standing reading of it.</summary>
    public static double? Reading(this ObservationRecord observation, VitalSign sign) =>
        ReferenceEquals(observation.Coding.Vital, sign) && observation is { Unit: { } unit, Number: { } number } && observation.Stands("value") && observation.Stands("unit")
            ? sign.Read(number, unit) : null;

    /// <summary>The reading of another vital sign taken within so long of a row, the nearest to it in the order of the store; null when there is none.</summary>
    public static (ObservationRecord Row, double Value)? Beside(this PatientChart chart, int place, VitalSign sign, TimeSpan within)
    {
        var rows = chart.Observations;
        var at = rows[place].TakenAt;
        for (var distance = 1; distance < rows.Count; distance++)
        {
            if (place + distance < rows.Count && Near(rows[place + distance]) is { } after)
            {
                return (rows[place + distance], after);
            }

            if (place >= distance && Near(rows[place - distance]) is { } before)
            {
                return (rows[place - distance], before);
            }
        }

        return null;

        double? Near(ObservationRecord row) =>
            ReferenceEquals(row.Coding.Vital, sign) && row.TakenAt is { } taken && (taken - at)?.Duration() <= within ? row.Reading(sign) : null;
    }

    /// <summary>A patient's readings of a vital sign in the order of time; empty when there are fewer than two.</summary>
    public static IReadOnlyList<VitalReading> Series(this PatientChart chart, VitalSign sign)
    {
        ObservationRecord? first = null;
        List<VitalReading>? series = null;
        foreach (var row in chart.Observations)
        {
            if (!ReferenceEquals(row.Coding.Vital, sign) || row.TakenAt is null || row.Reading(sign) is not { } value)
            {
                continue;
            }

            if (first is null)
            {
                first = row;
                continue;
            }

            series ??= [new VitalReading(first.TakenAt!.Value, first.Reading(sign)!.Value, first)];
            series.Add(new VitalReading(row.TakenAt.Value, value, row));
        }

        series?.Sort(static (a, b) => a.At.CompareTo(b.At));
        return series ?? [];
    }
}

/// <summary>A reading.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Value">In the unit of the vital sign's ranges.</param>
/// <param name="Row">Where it stands.</param>
public readonly record struct VitalReading(DateTime At, double Value, ObservationRecord Row);
