using System.Globalization;
using System.Text;

namespace ComplianceDesk.Benchmarks;

/// <summary>Generated observations, ten a patient, in the order of time, with ids that have no order: equal numbers give equal bytes.</summary>
internal static class ObservationFile
{
    public const string Header = "observation_id,patient_id,encounter_id,code,system,display,value,unit,taken_at,recorded_at,absent_reason";

    /// <param name="path">The file to write.</param>
    /// <param name="rows">How many observations.</param>
    public static void Write(string path, int rows)
    {
        var random = new Random(20260302);
        var patients = Math.Max(1, rows / 10);
        Span<byte> id = stackalloc byte[8];
        using var writer = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        writer.WriteLine(Header);
        for (var i = 0; i < rows; i++)
        {
            random.NextBytes(id);
            var patient = random.Next(patients);
            var code = random.Next(400);
            var at = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(i * 7_776_000L / rows);
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Convert.ToHexStringLower(id)},{patient:0000000},E{patient * 4L + random.Next(4):0000000},{code + 1000}-{code % 10},LOINC,Measurement {code} of serum,{random.Next(10, 2000) / 10.0:0.0},mg/dL,{at:yyyy-MM-ddTHH:mm:ssZ},{at.AddMinutes(4):yyyy-MM-ddTHH:mm:ssZ},"));
        }
    }
}
