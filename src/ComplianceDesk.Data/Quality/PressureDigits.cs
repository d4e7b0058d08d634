using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Data.Quality;

/// <summary>Last digits of blood pressures by department, counted while the charts are read.</summary>
internal sealed class PressureDigits
{
    private readonly SortedDictionary<string, (long Readings, long EndingInZero)> byDepartment = new(StringComparer.Ordinal);

    /// <summary>Counts the whole-numbered readings of a chart that no check has failed.</summary>
    public void Count(PatientChart chart)
    {
        foreach (var row in chart.Observations)
        {
            if ((row.Reading(VitalSign.Systolic) ?? row.Reading(VitalSign.Diastolic)) is { } value && row.Unit!.Bare == VitalSign.Systolic.Unit && value % 1 == 0)
            {
                var department = row.Encounter?.Department?.RecordId ?? "";
                var so = byDepartment.GetValueOrDefault(department);
                byDepartment[department] = (so.Readings + 1, so.EndingInZero + (value % 10 == 0 ? 1 : 0));
            }
        }
    }

    /// <summary>Adds what was counted in another part of the store.</summary>
    public void Add(PressureDigits other)
    {
        foreach (var (department, (readings, zeros)) in other.byDepartment)
        {
            var so = byDepartment.GetValueOrDefault(department);
            byDepartment[department] = (so.Readings + readings, so.EndingInZero + zeros);
        }
    }

    /// <summary>Puts each department to the run.</summary>
    public void TestBy(CheckRun run)
    {
        foreach (var (department, (readings, zeros)) in byDepartment)
        {
            run.Test(new PressureRecord { RecordId = department, Readings = readings, EndingInZero = zeros });
        }
    }
}
