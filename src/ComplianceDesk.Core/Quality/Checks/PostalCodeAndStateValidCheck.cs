using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-20: postal code and state have their United States form.</summary>
public sealed partial class PostalCodeAndStateValidCheck : Check, IChecks<PatientRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "postal-code-and-state-valid",
        Code = "CNF-20",
        Version = 2,
        Title = "Postal codes and states are valid",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "postal_code is five digits, or nine with or without a hyphen; state is a two-letter code of the United "
            + "States Postal Service (states, District of Columbia, territories, freely associated states, military). Case "
            + "does not matter. 00000 is a placeholder and is booked by CMP-15. An address abroad fails: the layout has no "
            + "column for the country. Where the site has loaded a table of ZIP codes, a code or its area of three digits is in it.",
        Eligible = "given postal codes and given states (each by itself) that no earlier check booked",
        Failing = "postal codes and states of another form, and postal codes that are not in the site's table",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "USPS Publication 28 (Postal Addressing Standards), appendix B; threshold: policy",
        Remedy = "Standardise addresses at entry; write MA, not Massachusetts.",
    };

    private static readonly FrozenSet<string> States = FrozenSet.ToFrozenSet(
        ("AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA "
        + "WA WV WI WY AS GU MP PR VI FM MH PW AA AE AP").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string? LeftOut(StoreContents store) =>
        store.Site.HasZips ? base.LeftOut(store) : "Not covered: whether a postal code exists, since no table of the site's ZIP codes (ZIP) has been loaded.";

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally)
    {
        if (Wording.Given(patient.PostalCode) && patient.Stands("postal_code"))
        {
            var formed = PostalCode().IsMatch(patient.PostalCode);
            tally.Expect(
                formed && (!tally.Site.HasZips || tally.Site.StatesOf(patient.PostalCode) is not null), patient, patient.PostalCode,
                formed ? "a code of the site's table of ZIP codes" : "five digits, or nine", "postal_code");
        }

        if (Wording.Given(patient.State) && patient.Stands("state"))
        {
            tally.Expect(States.Contains(patient.State.Trim()), patient, patient.State, "a two-letter USPS code", "state");
        }
    }

    [GeneratedRegex(@"^\s*[0-9]{5}(-?[0-9]{4})?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex PostalCode();
}
