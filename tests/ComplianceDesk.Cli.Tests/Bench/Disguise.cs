using System.Globalization;
using ComplianceDesk.Cli.Seed;

namespace ComplianceDesk.Cli.Tests.Bench;

/// <summary>The same hospital with other ids, in another order of rows, with some columns left empty: nothing a rule may rest on has changed.</summary>
internal sealed class Disguise(int seed)
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["event_id"] = "event", ["encounter_id"] = "encounter", ["appointment_id"] = "appointment", ["department_id"] = "department", ["facility_id"] = "facility",
        ["workstation_id"] = "workstation", ["session_id"] = "session", ["object_id"] = "object", ["document_id"] = "object", ["diagnosis_id"] = "diagnosis", ["request_id"] = "request",
        ["query_id"] = "query", ["disclosure_id"] = "disclosure", ["patient_id"] = "patient", ["own_patient_id"] = "patient", ["user_id"] = "user", ["manager_user_id"] = "user",
        ["practitioner_user_id"] = "user", ["attending_user_id"] = "user", ["employee_user_id"] = "user", ["author_user_id"] = "user", ["registered_by"] = "user", ["approved_by"] = "user",
        ["recorded_by"] = "user", ["signed_by"] = "user",
    };

    private readonly Chance chance = new((ulong)seed);
    private readonly Dictionary<(string Kind, string Id), string> names = [];
    private readonly Dictionary<string, string> originals = new(StringComparer.Ordinal);

    /// <summary>True to give record numbers that stand in the same order as before, though not one after another: what rests on that order alone outlasts them.</summary>
    public bool KeepsOrderOfRecords { get; init; }

    /// <summary>The id as the original files have it.</summary>
    public string Original(string id) => originals.GetValueOrDefault(id, id);

    /// <summary>Writes every feed of a folder into another, disguised.</summary>
    public void Write(string from, string to, bool rename, bool shuffle, Func<string, string, bool> blank)
    {
        Directory.CreateDirectory(to);
        if (rename && KeepsOrderOfRecords) Number(from);
        foreach (var file in Directory.GetFiles(from, "*.csv").Order(StringComparer.Ordinal))
        {
            var feed = Path.GetFileNameWithoutExtension(file);
            if (feed == "truth") continue;
            var rows = Csv.Rows(file).ToList();
            if (shuffle) chance.Shuffle(rows);
            using var writer = new StreamWriter(Path.Combine(to, feed + ".csv"));
            var header = rows[0].Keys.ToArray();
            writer.WriteLine(string.Join(',', header));
            foreach (var row in rows)
            {
                writer.WriteLine(string.Join(',', header.Select(column => Field(
                    blank(feed, column) ? "" : rename && Kinds.TryGetValue(column, out var kind) ? Renamed(kind, row[column]) : row[column]))));
            }
        }
    }

    private void Number(string from)
    {
        var numbers = Csv.Rows(Path.Combine(from, "patients.csv")).Select(r => r["patient_id"]).OrderBy(id => long.Parse(id.Where(char.IsAsciiDigit).ToArray(), CultureInfo.InvariantCulture));
        var last = 5_000_000;
        foreach (var id in numbers)
        {
            last += 1 + chance.Next(40);
            var name = $"R-{last}";
            originals[name] = id;
            names[("patient", id)] = name;
        }
    }

    private string Renamed(string kind, string id)
    {
        if (id.Length == 0) return id;
        if (names.TryGetValue((kind, id), out var known)) return known;
        Span<byte> bytes = stackalloc byte[16];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)chance.Next(256);
        var name = new Guid(bytes).ToString();
        originals[name] = id;
        return names[(kind, id)] = name;
    }

    private static string Field(string text) => text.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
