namespace ComplianceDesk.Cli.Seed.Defects;

/// <summary>A row of a feed before it is written.</summary>
/// <param name="Feed">Name of the feed.</param>
/// <param name="Cells">Its values by column; a column without one is empty.</param>
internal sealed record SeedRow(string Feed, Dictionary<string, string> Cells)
{
    /// <summary>What a check's failure calls the row: the first column, of care team and relations the first two.</summary>
    public string Id => Feed is "care_team" or "relations" ? string.Join('/', Cells.Values.Take(2)) : Cells.Values.First();

    /// <summary>A row of another id.</summary>
    public SeedRow Copy(string id)
    {
        var cells = new Dictionary<string, string>(Cells);
        cells[cells.Keys.First()] = id;
        return this with { Cells = cells };
    }

    /// <summary>The rows of a template in this folder, with what its braces stand for.</summary>
    public static List<SeedRow> Of(string template, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var rows = new List<SeedRow>();
        foreach (var line in Text($"Seed.Defects.{template}").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line[0] != '#'))
        {
            var filled = line;
            foreach (var (name, value) in values)
            {
                filled = filled.Replace($"{{{name}}}", value, StringComparison.Ordinal);
            }

            var parts = filled.Split('|');
            rows.Add(new SeedRow(parts[0], parts.Skip(1).Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1])));
        }

        return rows;
    }

    /// <summary>A text inside this program.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(SeedRow).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in this program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
