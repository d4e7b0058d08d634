using System.Text;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Import;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Quality.Records;

/// <summary>The store's words, codes, units, people and departments by row id, each made once for a reading thread.</summary>
internal sealed class KnownTerms : IDisposable
{
    private readonly Dictionary<int, string> words = [];
    private const int AtHand = 1 << 10;

    private readonly Dictionary<(int Code, int System, int Display), Coding> codings = [];
    private readonly ((int Code, int System, int Display) Key, Coding? Coding)[] atHand = new ((int, int, int), Coding?)[AtHand];
    private readonly Dictionary<int, Unit> units = [];
    private readonly Dictionary<int, WorkforceRecord> people = [];
    private readonly Dictionary<int, DepartmentRecord> departments = [];
    private readonly Statement term, encounter;
    private readonly Func<string, string, IReadOnlyList<CodeEntry>> table;

    /// <param name="connection">Must outlive it.</param>
    /// <param name="table">The site's code tables.</param>
    public KnownTerms(SqliteConnection connection, Func<string, string, IReadOnlyList<CodeEntry>> table)
    {
        this.table = table;
        term = new Statement(connection, "SELECT Text FROM Terms WHERE Id = ?1");
        encounter = new Statement(connection, "SELECT 1 FROM Encounters WHERE EncounterId = ?1 AND GoneImportId IS NULL");
        foreach (var (id, record) in HouseFigures.People(connection))
        {
            people[id] = record;
        }

        foreach (var (id, record) in HouseFigures.Departments(connection))
        {
            departments[id] = record;
        }
    }

    public string? Word(int? id)
    {
        if (id is not { } row)
        {
            return null;
        }

        if (!words.TryGetValue(row, out var word))
        {
            term.Bind(1, row);
            word = term.Step() ? Encoding.UTF8.GetString(term.Text(0)) : "";
            term.Reset();
            words[row] = word;
        }

        return word;
    }

    public Coding Coding(int code, int? system, int? display)
    {
        var key = (Code: code, System: system ?? 0, Display: display ?? 0);
        ref var here = ref atHand[(code + (31 * key.Display)) & (AtHand - 1)];
        if (here.Coding is { } same && here.Key.Code == key.Code && here.Key.System == key.System && here.Key.Display == key.Display)
        {
            return same;
        }

        if (!codings.TryGetValue(key, out var coding))
        {
            codings[key] = coding = new Coding(Word(code)!, Word(system), Word(display), table);
        }

        here = (key, coding);
        return coding;
    }

    public Unit? Unit(int? id)
    {
        if (id is not { } row)
        {
            return null;
        }

        if (!units.TryGetValue(row, out var unit))
        {
            units[row] = unit = new Unit(Word(row)!);
        }

        return unit;
    }

    public WorkforceRecord? Person(int? id) => id is { } row ? people.GetValueOrDefault(row) : null;

    public DepartmentRecord? Department(int? id) => id is { } row ? departments.GetValueOrDefault(row) : null;

    /// <summary>True when the store has an encounter of this id, whoever's it is.</summary>
    public bool HasEncounter(ReadOnlySpan<byte> id)
    {
        encounter.Bind(1, id);
        var has = encounter.Step();
        encounter.Reset();
        return has;
    }

    public void Dispose()
    {
        term.Dispose();
        encounter.Dispose();
    }
}
