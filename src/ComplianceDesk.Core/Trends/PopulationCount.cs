using System.Globalization;
using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Trends;

/// <summary>
/// Counts visits and patients by every dimension and every pair of dimensions over the last whole months. Holds counts only: no id of anybody.
/// Counts of parts of the store add up when no patient is in two of them.
/// </summary>
public sealed class PopulationCount
{
    /// <summary>Whole months counted.</summary>
    public const int Months = 24;

    /// <summary>The value of a field that is not given.</summary>
    public const string NotGiven = "Not given";

    private const int Dimensions = 6, Bits = 20;

    private static readonly (PopulationDimension Row, PopulationDimension Column)[] Tables =
    [
        .. from row in Enum.GetValues<PopulationDimension>()
           from column in Enum.GetValues<PopulationDimension>()
           where column == PopulationDimension.None || (row != PopulationDimension.None && column > row)
           select (row, column),
    ];

    private readonly DateOnly from, before;
    private readonly Dictionary<string, int>[] numbers = [.. Enumerable.Range(0, Dimensions).Select(_ => new Dictionary<string, int>())];
    private readonly List<string>[] names = [.. Enumerable.Range(0, Dimensions).Select(_ => new List<string>())];
    private readonly Dictionary<ulong, Counts> cells = [];
    private readonly int[] value = new int[Dimensions];
    private int patient;

    /// <param name="today">The day of the count at the site; its month is not over and is not counted.</param>
    public PopulationCount(DateOnly today)
    {
        before = new DateOnly(today.Year, today.Month, 1);
        from = before.AddMonths(-Months);
        Number(PopulationDimension.None, "");
    }

    /// <summary>Every count that is not zero.</summary>
    public IEnumerable<PopulationCell> Cells => cells.Select(cell =>
    {
        var (row, column) = Tables[(int)(cell.Key >> (2 * Bits))];
        return new PopulationCell(
            row, names[(int)row][(int)((cell.Key >> Bits) & ((1 << Bits) - 1))],
            column, names[(int)column][(int)(cell.Key & ((1 << Bits) - 1))],
            cell.Value.Visits, cell.Value.Patients);
    });

    /// <summary>Counts the visits of one patient.</summary>
    public void Add(PatientChart chart)
    {
        patient++;
        foreach (var visit in chart.Encounters)
        {
            if (visit.StartedOn is not { } on || on < from || on >= before || visit.Course is EncounterCourse.Void or EncounterCourse.Planned)
            {
                continue;
            }

            value[(int)PopulationDimension.Month] = Number(PopulationDimension.Month, on.ToString("yyyy-MM", CultureInfo.InvariantCulture));
            value[(int)PopulationDimension.Age] = Number(PopulationDimension.Age, AgeBand.Of(chart.Patient.BirthDate, on));
            value[(int)PopulationDimension.Sex] = Number(PopulationDimension.Sex, Given(chart.Patient.Sex));
            value[(int)PopulationDimension.Diagnosis] = Number(PopulationDimension.Diagnosis, Group(visit));
            value[(int)PopulationDimension.Facility] = Number(PopulationDimension.Facility, Given(visit.FacilityId));
            for (var table = 0; table < Tables.Length; table++)
            {
                var (row, column) = Tables[table];
                Cell(((ulong)table << (2 * Bits)) | ((ulong)value[(int)row] << Bits) | (uint)value[(int)column]).Count(patient);
            }
        }
    }

    /// <summary>Adds what another part of the store gave.</summary>
    public void Add(PopulationCount other)
    {
        foreach (var cell in other.Cells)
        {
            var table = Array.IndexOf(Tables, (cell.Row, cell.Column));
            var mine = Cell(((ulong)table << (2 * Bits)) | ((ulong)Number(cell.Row, cell.RowValue) << Bits) | (uint)Number(cell.Column, cell.ColumnValue));
            mine.Visits += cell.Visits;
            mine.Patients += cell.Patients;
        }
    }

    private static string Given(string? text) => string.IsNullOrWhiteSpace(text) ? NotGiven : text.Trim();

    // The principal diagnosis: the lowest sequence, the first in the store where none is numbered.
    private static string Group(EncounterRecord visit)
    {
        DiagnosisRecord? principal = null;
        foreach (var diagnosis in visit.Diagnoses)
        {
            if (principal is null || (diagnosis.Sequence ?? int.MaxValue) < (principal.Sequence ?? int.MaxValue))
            {
                principal = diagnosis;
            }
        }

        return principal is null ? IcdChapter.None : principal.Coding.Is(CodeSystem.Icd10Cm) ? IcdChapter.Of(principal.Coding.Code) : IcdChapter.Other;
    }

    private int Number(PopulationDimension dimension, string name)
    {
        var known = numbers[(int)dimension];
        if (!known.TryGetValue(name, out var number))
        {
            number = known.Count;
            known.Add(name, number);
            names[(int)dimension].Add(name);
        }

        return number;
    }

    private Counts Cell(ulong key)
    {
        if (!cells.TryGetValue(key, out var counts))
        {
            cells.Add(key, counts = new Counts());
        }

        return counts;
    }

    private sealed class Counts
    {
        private int last;

        public long Visits { get; set; }

        public long Patients { get; set; }

        public void Count(int patient)
        {
            Visits++;
            if (last != patient)
            {
                Patients++;
                last = patient;
            }
        }
    }
}
