using System.Globalization;
using System.Text;

namespace ComplianceDesk.Benchmarks;

/// <summary>A generated access log of a hospital over 90 days: equal numbers give equal bytes.</summary>
internal static class AccessFile
{
    public const string Header = "event_id,occurred_at,user_id,patient_id,encounter_id,action,object_type,object_id,outcome,workstation_id,source_ip,source_system,department_id,session_id";
    private const int Days = 90;
    private static readonly string[] Actions = ["read", "read", "read", "read", "read", "read", "query", "update", "create", "print"];
    private static readonly string[] Objects = ["Chart", "Note", "Order", "Result", "Medication", "Image"];

    /// <param name="path">The file to write.</param>
    /// <param name="rows">How many accesses.</param>
    /// <param name="uniform">True to draw every access's patient from all 500,000; otherwise from those in care that day, about six accesses for each.</param>
    public static void Write(string path, int rows, bool uniform)
    {
        var random = new Random(20260301);
        var perDay = Math.Max(1, rows / Days);
        var inCare = Math.Max(1, perDay / 6);
        var users = Math.Clamp(perDay / 6, 50, 20_000);
        using var writer = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        writer.WriteLine(Header);
        for (var i = 0; i < rows; i++)
        {
            var day = Math.Min(Days - 1, i / perDay);
            var at = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(day).AddMilliseconds(random.Next(86_400_000));
            var user = random.Next(users);
            var patient = uniform ? random.Next(500_000) : (day * (inCare / 4 + 1) + random.Next(inCare)) % 500_000;
            var station = user % 8000;
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{i + 1_000_000},{at:yyyy-MM-ddTHH:mm:ss.fffZ},u{user:00000},{patient:0000000},E{patient * 4L + day / 30:0000000},{Actions[random.Next(Actions.Length)]},{Objects[random.Next(Objects.Length)]},{random.Next(10_000_000)},success,WS{station:0000},10.{station / 250}.{station % 250}.7,ehr,D{user % 60:00},s{user:00000}-{day:00}"));
        }
    }
}
