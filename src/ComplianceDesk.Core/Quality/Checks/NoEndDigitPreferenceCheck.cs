using System.Globalization;

namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-21: blood pressure is read, not rounded.</summary>
public sealed class NoEndDigitPreferenceCheck : Check, IChecks<PressureRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "no-end-digit-preference",
        Code = "PLS-21",
        Title = "Blood pressures do not end in 0 too often",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.AtemporalPlausibility,
        Ahima = AhimaCharacteristic.Precision,
        Definition =
            "Of the whole-numbered systolic and diastolic readings of a department, at most 40 % end in 0. By chance it is 10 %; a "
            + "device that shows even figures gives 20 %. Departments with fewer than 50 readings are not asked; readings without a "
            + "visit count by themselves.",
        Eligible = "departments with 50 blood pressure readings or more",
        Failing = "departments where more than 40 % end in 0",
        Feeds = [ObservationRecord.FeedName],
        MaxFailing = 0m,
        Severity = CheckSeverity.Info,
        Basis = ThresholdBasis.Policy,
        Source =
            "End-digit preference is a known error of measuring by hand; the limit of 40 % is policy; listed and never scored",
        Owner = "nursing",
        Remedy = "Teach measuring to 2 mmHg, or give the ward automatic cuffs.",
    };

    private const int LeastReadings = 50;
    private const double Most = 0.4;

    /// <inheritdoc/>
    public void Test(PressureRecord pressures, Tally tally)
    {
        if (pressures.Readings >= LeastReadings)
        {
            tally.Expect(
                pressures.EndingInZero <= Most * pressures.Readings, pressures,
                string.Create(CultureInfo.InvariantCulture, $"{pressures.EndingInZero} of {pressures.Readings}"), "at most 40 % of readings ending in 0", "observations");
        }
    }
}
