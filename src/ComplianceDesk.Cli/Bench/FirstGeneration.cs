using System.Globalization;
using System.IO.Compression;

namespace ComplianceDesk.Cli.Bench;

/// <summary>
/// The rules that privacy monitoring began with, in their simplest published form, on the raw files: the yardstick beside which this
/// program's own findings are shown. Nothing explains an access away, and nothing is weighed.
/// <list type="bullet">
/// <item>same-surname: the user's surname equals the patient's, accents, case and punctuation aside.</item>
/// <item>same-address: the address line and the first five digits of the postal code are equal, case and punctuation aside.</item>
/// <item>vip: the patient is on the list of well-known patients.</item>
/// <item>co-worker: the patient is an employee, by either register, and not the user.</item>
/// <item>volume: more different patients in a day than the mean of the user's own days and two standard deviations.</item>
/// </list>
/// Accesses of one user to one patient make one alert of the first four, a user's day one of the last; an alert weighs as many points as rules meet in it.
/// </summary>
internal static class FirstGeneration
{
    /// <param name="folder">The feeds.</param>
    /// <param name="without">A feed to leave out.</param>
    public static List<FoundRow> Find(string folder, string? without = null)
    {
        IEnumerable<string[]> Rows(string feed, params string[] columns) => feed == without ? [] : Read(folder, feed, columns);
        var users = Rows("workforce", "user_id", "family_name", "address_line", "postal_code", "own_patient_id").ToDictionary(r => r[0], r => (Name: Letters(r[1]), Home: Home(r[2], r[3]), Own: r[4]));
        var employees = users.Values.Select(u => u.Own).Where(o => o.Length > 0).ToHashSet(StringComparer.Ordinal);
        var patients = Rows("patients", "patient_id", "family_name", "address_line", "postal_code", "vip", "employee_user_id")
            .ToDictionary(r => r[0], r => (Name: Letters(r[1]), Home: Home(r[2], r[3]), Vip: r[4] == "true", Employee: r[5]));
        var pairs = new Dictionary<(string User, string Patient), List<string>>();
        var days = new Dictionary<string, Dictionary<string, Dictionary<string, List<string>>>>(StringComparer.Ordinal);
        foreach (var r in Rows("accesses", "event_id", "occurred_at", "user_id", "patient_id"))
        {
            if (r[3].Length == 0) continue;
            List(pairs, (r[2], r[3])).Add(r[0]);
            if (!days.TryGetValue(r[2], out var own)) days[r[2]] = own = new(StringComparer.Ordinal);
            if (!own.TryGetValue(r[1][..10], out var day)) own[r[1][..10]] = day = new(StringComparer.Ordinal);
            List(day, r[3]).Add(r[0]);
        }

        var found = new List<FoundRow>();
        foreach (var ((userId, patientId), events) in pairs)
        {
            if (!patients.TryGetValue(patientId, out var patient)) continue;
            var user = users.GetValueOrDefault(userId);
            var rules = new List<string>();
            if (user.Name?.Length > 0 && user.Name == patient.Name) rules.Add("same-surname");
            if (user.Home is not null && user.Home == patient.Home) rules.Add("same-address");
            if (patient.Vip) rules.Add("vip");
            if ((patient.Employee.Length > 0 || employees.Contains(patientId)) && patient.Employee != userId && user.Own != patientId) rules.Add("co-worker");
            if (rules.Count > 0) found.Add(new(string.Join(';', rules), 20 * rules.Count, events));
        }

        foreach (var own in days.Values)
        {
            var counts = own.Values.Select(d => (double)d.Count).ToArray();
            var mean = counts.Average();
            var limit = mean + 2 * Math.Sqrt(counts.Average(c => (c - mean) * (c - mean)));
            foreach (var day in own.Values.Where(d => d.Count > limit)) found.Add(new("volume", 20, [.. day.Values.SelectMany(e => e)]));
        }

        return found;
    }

    private static List<string> List<TKey>(Dictionary<TKey, List<string>> lists, TKey key) where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
        return list;
    }

    private static IEnumerable<string[]> Read(string folder, string feed, string[] columns)
    {
        var plain = Path.Combine(folder, feed + ".csv");
        using Stream file = File.Exists(plain) ? File.OpenRead(plain) : new GZipStream(File.OpenRead(plain + ".gz"), CompressionMode.Decompress);
        using var text = new StreamReader(file);
        foreach (var row in CsvRows.Read(text, columns)) yield return row;
    }

    private static string Letters(string name) =>
        string.Concat(name.Normalize(System.Text.NormalizationForm.FormD).Where(char.IsLetter)).ToUpper(CultureInfo.InvariantCulture);

    private static string? Home(string line, string postal) =>
        line.Length == 0 || postal.Length < 5 ? null : string.Concat(line.Where(char.IsLetterOrDigit)).ToUpper(CultureInfo.InvariantCulture) + postal[..5];
}
