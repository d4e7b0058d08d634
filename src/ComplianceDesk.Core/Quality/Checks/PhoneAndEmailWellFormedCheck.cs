using System.Text.RegularExpressions;

namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-22: telephone numbers and email addresses have their form.</summary>
public sealed partial class PhoneAndEmailWellFormedCheck : Check, IChecks<PatientRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "phone-and-email-well-formed",
        Code = "CNF-22",
        Title = "Telephone numbers and email addresses are well formed",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "phone is a number of the North American Numbering Plan (ten digits, area and exchange beginning with 2 to 9,"
            + " +1 or 1 before and an extension after allowed, any usual signs between) or an international number with + "
            + "and 8 to 15 digits. email has one @ with something before it and a domain with a dot after it, without "
            + "spaces. Numbers of one digit are placeholders and are booked by CMP-15.",
        Eligible = "given telephone numbers and given email addresses (each by itself) that no earlier check booked",
        Failing = "telephone numbers and email addresses of another form",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0.02m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "USCDI v3 Phone Number and Email Address (ITU-T E.123, E.164); NANP; threshold: policy",
        Remedy = "Ask again; a reminder to a malformed number reaches nobody or someone else.",
    };

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally)
    {
        Form(patient, patient.Phone, "phone", NorthAmerican(), International(), "a ten-digit or international telephone number", tally);
        Form(patient, patient.Email, "email", Email(), null, "an email address", tally);
    }

    private static void Form(PatientRecord patient, string? value, string column, Regex form, Regex? orForm, string expected, Tally tally)
    {
        if (!Wording.Given(value) || !patient.Stands(column))
        {
            return;
        }

        var trimmed = value.Trim();
        tally.Expect(form.IsMatch(trimmed) || orForm?.IsMatch(trimmed) == true, patient, value, expected, column);
    }

    [GeneratedRegex(@"^(\+?1[-. ]?)?(\([2-9][0-9]{2}\)|[2-9][0-9]{2})[-. /]?[2-9][0-9]{2}[-. ]?[0-9]{4}(\s*(x|ext\.?|extension)\s*[0-9]{1,6})?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NorthAmerican();

    [GeneratedRegex(@"^\+(?!1[-. (]*[0-9])[1-9](?:[-. ()]{0,2}[0-9]){7,14}$", RegexOptions.CultureInvariant)]
    private static partial Regex International();

    [GeneratedRegex(@"^[^@\s\p{Cc}]+@[^@\s\p{Cc}.]+(\.[^@\s\p{Cc}.]+)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Email();
}
