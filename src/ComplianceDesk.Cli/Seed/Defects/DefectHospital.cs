using System.Globalization;
using ComplianceDesk.Core.Feeds;

namespace ComplianceDesk.Cli.Seed.Defects;

/// <summary>
/// A hospital of clean charts with every feed, and in it the defects of every check: known rows, as many as <c>truth.csv</c> names. What is
/// true of it is true as of <see cref="AsOf"/>.
/// </summary>
internal sealed class DefectHospital
{
    /// <summary>The moment as of which the checks find what was planted.</summary>
    public static readonly DateTime AsOf = new(2026, 6, 15, 12, 0, 0, DateTimeKind.Utc);

    private const int CleanCharts = 40, AccessesADay = 120, Days = 70;
    private static readonly string[] Given = ["Ana", "Ben", "Cora", "Dan", "Eva", "Finn", "Gwen", "Hugo", "Iris", "Jon", "Kara", "Leo", "Mona", "Nils", "Olga", "Paul"];
    private static readonly string[] Opening = ["Ash", "Birk", "Carl", "Dun", "Elm", "Fair", "Glen", "Hart", "Ing", "Kirk", "Lang", "Mar", "Nor", "Oak", "Pem", "Red"];
    private static readonly string[] Ending = ["berg", "by", "dale", "field", "ford", "ham", "land", "ley", "man", "ridge", "son", "stead", "ton", "wick", "wood", "worth"];

    private readonly List<SeedRow> rows = SeedRow.Of("house.txt");
    private readonly List<(string Feed, string Column)> withoutColumn = [];
    private readonly HashSet<(string Feed, string Day)> halved = [];
    private readonly HashSet<string> stale = [];
    private readonly List<(string Check, string Feed, string Id)> truth = [];
    private int charts, copies;

    private DefectHospital()
    {
        foreach (var plant in Plant.All)
        {
            foreach (var chart in plant.Lines.GroupBy(line => line.Chart))
            {
                Alter(plant.Check.Code, [.. chart]);
            }
        }

        for (var i = 0; i < CleanCharts; i++)
        {
            rows.AddRange(Chart());
        }

        rows.AddRange(SeedRow.Of("fresh.txt").Where(row => !stale.Contains(row.Feed)));
        Accesses();
    }

    /// <summary>Writes each feed, the code tables and the truth; returns how many defects were planted.</summary>
    public static int Write(string folder)
    {
        var hospital = new DefectHospital();
        Directory.CreateDirectory(Path.Combine(folder, "tables"));
        foreach (var feed in hospital.rows.GroupBy(row => row.Feed))
        {
            string[] columns = feed.Key == "codes" ? ["system", "code", "display", "valid_from", "valid_to"]
                : [.. FeedSchema.All.Single(schema => schema.Id.Replace('-', '_') == feed.Key).Columns.Select(column => column.Name).Where(column => !hospital.withoutColumn.Contains((feed.Key, column)))];
            using var file = new CsvFile(feed.Key == "codes" ? Path.Combine(folder, "tables") : folder, feed.Key + ".csv", false, columns);
            foreach (var row in feed)
            {
                file.Row([.. columns.Select(column => row.Cells.GetValueOrDefault(column))]);
            }
        }

        using var truth = new CsvFile(folder, "truth.csv", false, "check_id", "feed", "record_id");
        foreach (var (check, feed, id) in hospital.truth)
        {
            truth.Row(check, feed, id);
        }

        return hospital.truth.Count;
    }

    private List<SeedRow> Chart()
    {
        var n = ++charts;
        return SeedRow.Of(
            "chart.txt",
            ("n", n.ToString("0000", CultureInfo.InvariantCulture)),
            ("given", Given[n % Given.Length]),
            ("family", Opening[n / Given.Length % Opening.Length] + Ending[n * 7 % Ending.Length]),
            ("ssn", string.Create(CultureInfo.InvariantCulture, $"{201 + (n % 90)}-{11 + (n % 80):00}-{1000 + n}")),
            ("phone", string.Create(CultureInfo.InvariantCulture, $"978-{220 + (n % 700)}-{1000 + n}")),
            ("birth", new DateOnly(1946, 1, 5).AddDays(n * 37 % 16000).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("sex", n % 2 == 0 ? "female" : "male"));
    }

    private void Alter(string check, IReadOnlyList<PlantLine> lines)
    {
        var chart = Chart();
        var number = charts.ToString("0000", CultureInfo.InvariantCulture);
        var copied = new Dictionary<string, SeedRow>();
        foreach (var line in lines)
        {
            if (line.Row.Split('@') is [var ofDay, var day])
            {
                halved.Add((ofDay, day));
                truth.Add((check, ofDay, $"{ofDay}/{day}"));
                continue;
            }

            if (line.Value == "(stale)")
            {
                stale.Add(line.Row);
                truth.Add((check, line.Row, line.Row));
                continue;
            }

            if (line.Value == "(no column)")
            {
                withoutColumn.Add((line.Row, line.Column));
                truth.Add((check, "imports", ""));
                continue;
            }

            if (line.Row == "*")
            {
                chart.RemoveAll(row => row.Feed != "patients");
                truth.Add((check, "patients", chart[0].Id));
                continue;
            }

            var target = Find(chart, copied, line.Row);
            if (line.Value == "(gone)")
            {
                chart.Remove(target);
            }
            else if (line.Column.Length > 0)
            {
                Set(chart, target, line.Column, line.Value.Replace("(patient)", chart[0].Id, StringComparison.Ordinal).Replace("(n)", number, StringComparison.Ordinal));
            }

            if (line.Fails.Length > 0)
            {
                var (by, row) = line.Fails.Split(' ') is [var other, var its] ? (other, its) : (check, line.Fails);
                var failing = row == "x" ? target : row == "imports" ? null : Find(chart, copied, row);
                truth.Add((by, failing?.Feed ?? "imports", failing?.Id ?? ""));
            }
        }

        rows.AddRange(chart);
    }

    private SeedRow Find(List<SeedRow> chart, Dictionary<string, SeedRow> copied, string reference)
    {
        if (copied.TryGetValue(reference, out var known))
        {
            return known;
        }

        var parts = reference.Split('+', ':');
        var place = parts.Length > 1 && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var number) ? number : 1;
        var found = (chart.Any(row => row.Feed == parts[0]) ? chart : rows).Where(row => row.Feed == parts[0]).ElementAt(place - 1);
        if (!reference.Contains('+'))
        {
            return found;
        }

        // A copy of a person stands in the house, of anything else in the chart.
        var copy = found.Copy(string.Create(CultureInfo.InvariantCulture, $"{found.Id}-C{++copies}"));
        (chart.Contains(found) ? chart : rows).Add(copy);
        return copied[reference] = copy;
    }

    /// <summary>Sets a value; a patient's or visit's own id is changed wherever the chart names it.</summary>
    private static void Set(List<SeedRow> chart, SeedRow row, string column, string value)
    {
        if (row.Feed is "patients" or "encounters" && column == row.Cells.Keys.First())
        {
            var old = row.Cells[column];
            foreach (var other in chart.Where(other => other.Cells.GetValueOrDefault(column) == old))
            {
                other.Cells[column] = value;
            }
        }
        else
        {
            row.Cells[column] = value;
        }
    }

    /// <summary>An even log over ten weeks.</summary>
    private void Accesses()
    {
        for (var day = 0; day < Days; day++)
        {
            var date = DateOnly.FromDateTime(AsOf).AddDays(day - Days);
            var text = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            for (var i = 0; i < (halved.Contains(("accesses", text)) ? AccessesADay / 2 : AccessesADay); i++)
            {
                rows.Add(new SeedRow("accesses", new()
                {
                    ["event_id"] = string.Create(CultureInfo.InvariantCulture, $"{text}-{i}"),
                    ["occurred_at"] = string.Create(CultureInfo.InvariantCulture, $"{text}T{8 + (i / 12):00}:{i % 12 * 5:00}:00Z"),
                    ["user_id"] = "U03",
                    ["patient_id"] = rows.First(row => row.Feed == "patients").Id,
                    ["action"] = "read",
                    ["outcome"] = "success",
                }));
            }
        }
    }
}
