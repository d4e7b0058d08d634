using System.Buffers;

namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>UNQ-07: an observation is not doubled.</summary>
public sealed class ObservationOnceCheck : Check, IChecks<PatientChart>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "observation-once",
        Code = "UNQ-07",
        Title = "An observation stands once",
        Dimension = QualityDimension.Uniqueness,
        Kahn = KahnCategory.UniquenessPlausibility,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "No two observations of a patient have the same code, time, value and unit. Of those that are alike the later in the "
            + "store is the extra one. Observations without time or value are not compared.",
        Eligible = "observations with a time and a value",
        Failing = "extra observations",
        Feeds = [ObservationRecord.FeedName],
        MaxFailing = 0.005m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "PIQI; 0.4 % of a public synthetic set; threshold: policy 0.5 %",
        Owner = "interface team",
        Remedy = "Ask the interface for stable ids: a result that is sent again must come under its id.",
    };

    /// <inheritdoc/>
    public void Test(PatientChart chart, Tally tally)
    {
        var rows = chart.Observations;
        var keys = ArrayPool<int>.Shared.Rent(rows.Count);
        var places = ArrayPool<int>.Shared.Rent(rows.Count);
        var count = 0;
        for (var place = 0; place < rows.Count; place++)
        {
            if (rows[place].TakenAt is { } at && rows[place].HasValue)
            {
                keys[count] = HashCode.Combine(at, rows[place].Coding.Code);
                places[count++] = place;
            }
        }

        Array.Sort(keys, places, 0, count);
        var extra = 0L;
        for (int first = 0, next; first < count; first = next)
        {
            for (next = first + 1; next < count && keys[next] == keys[first]; next++)
            {
            }

            if (next - first > 1)
            {
                Array.Sort(places, first, next - first);
                extra += Extra(rows, places.AsSpan(first, next - first), tally);
            }
        }

        tally.Pass(count - extra);
        ArrayPool<int>.Shared.Return(keys);
        ArrayPool<int>.Shared.Return(places);
    }

    private static long Extra(Rows<ObservationRecord> rows, ReadOnlySpan<int> places, Tally tally)
    {
        var extra = 0L;
        for (var later = 1; later < places.Length; later++)
        {
            foreach (var earlier in places[..later])
            {
                if (Alike(rows[earlier], rows[places[later]]))
                {
                    var row = rows[places[later]];
                    tally.Expect(false, row, $"as {rows[earlier].RecordId}", "an observation that is not there yet", "observation_id");
                    extra++;
                    break;
                }
            }
        }

        return extra;
    }

    private static bool Alike(ObservationRecord a, ObservationRecord b) =>
        a.TakenAt == b.TakenAt && a.Coding.Code == b.Coding.Code && a.Coding.Of == b.Coding.Of && ReferenceEquals(a.Unit, b.Unit) && a.RawValue.SequenceEqual(b.RawValue);
}
