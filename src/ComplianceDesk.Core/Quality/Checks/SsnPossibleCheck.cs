using System.Text.RegularExpressions;

namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-21: a social security number could have been issued.</summary>
public sealed partial class SsnPossibleCheck : Check, IChecks<PatientRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "ssn-possible",
        Code = "CNF-21",
        Title = "Social security numbers are possible",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "ssn has nine digits, written together or as 3-2-4; the area is not 000, 666 or 900 to 999, the group not 00,"
            + " the serial not 0000. A number of which only the last four digits are kept is asked only whether they are "
            + "0000. 999-99-9999 and its like are placeholders and are booked by CMP-15.",
        Eligible = "given social security numbers that no earlier check booked",
        Failing = "numbers that cannot have been issued",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "Social Security Administration, rules of number assignment; threshold: policy",
        Remedy = "Ask again, or leave the field empty; a taxpayer number (9xx) is not a social security number.",
    };

    private const int Digits = 9, DigitsAndSigns = 11;

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally)
    {
        if (!Wording.Given(patient.Ssn) || !patient.Stands("ssn"))
        {
            return;
        }

        tally.Expect(Possible(patient.Ssn.Trim()), patient, patient.Ssn, "a number that can have been issued", "ssn");
    }

    private static bool Possible(string ssn)
    {
        if (ssn.Length is Digits or DigitsAndSigns && char.IsAsciiDigit(ssn[0]))
        {
            return CanBeIssued(ssn);
        }

        return LastFour().Match(ssn) is { Success: true } kept && kept.Groups[1].Value != "0000";
    }

    /// <summary>Area, group and serial, without signs or with the same hyphen or space between them.</summary>
    private static bool CanBeIssued(ReadOnlySpan<char> ssn)
    {
        var sign = ssn.Length == Digits ? 0 : 1;
        ReadOnlySpan<char> area = ssn[..3], group = ssn.Slice(3 + sign, 2), serial = ssn[^4..];
        return (sign == 0 || (ssn[3] is '-' or ' ' && ssn[6] == ssn[3]))
            && !area.ContainsAnyExceptInRange('0', '9') && !group.ContainsAnyExceptInRange('0', '9') && !serial.ContainsAnyExceptInRange('0', '9')
            && area is not ("000" or "666") && area[0] != '9' && group is not "00" && serial is not "0000";
    }

    [GeneratedRegex(@"^(?:[Xx*]{3}[- ]?[Xx*]{2}[- ]?)?([0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex LastFour();
}
