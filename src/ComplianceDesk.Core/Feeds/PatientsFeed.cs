namespace ComplianceDesk.Core.Feeds;

/// <summary>The <c>patients</c> feed.</summary>
public static class PatientsFeed
{
    /// <summary>Its columns.</summary>
    public static FeedSchema Schema { get; } = new("patients", "A patient record.",
        new FeedColumn("patient_id", ColumnKind.Patient, "the medical record number", Required: true),
        new FeedColumn("given_name", ColumnKind.Text, "given name") { IsWeighed = true },
        new FeedColumn("middle_name", ColumnKind.Text, "middle name"),
        new FeedColumn("family_name", ColumnKind.Text, "family name") { IsWeighed = true },
        new FeedColumn("suffix", ColumnKind.Text, "name suffix"),
        new FeedColumn("birth_date", ColumnKind.Date, "day of birth"),
        new FeedColumn("sex", ColumnKind.Text, "sex as recorded"),
        new FeedColumn("race", ColumnKind.Text, "race as recorded"),
        new FeedColumn("ethnicity", ColumnKind.Text, "ethnicity as recorded"),
        new FeedColumn("language", ColumnKind.Text, "preferred language"),
        new FeedColumn("ssn", ColumnKind.Text, "social security number"),
        new FeedColumn("address_line", ColumnKind.Text, "street address") { IsWeighed = true },
        new FeedColumn("city", ColumnKind.Text, "city"),
        new FeedColumn("state", ColumnKind.Text, "state"),
        new FeedColumn("postal_code", ColumnKind.Text, "postal code") { IsWeighed = true },
        new FeedColumn("phone", ColumnKind.Text, "telephone") { IsWeighed = true },
        new FeedColumn("email", ColumnKind.Text, "e-mail address"),
        new FeedColumn("death_date", ColumnKind.Date, "day of death") { IsWeighed = true },
        new FeedColumn("vip", ColumnKind.Flag, "true for a person in the public eye") { IsWeighed = true },
        new FeedColumn("restricted", ColumnKind.Text, "mark of special protection, for example part2 (42 CFR Part 2)") { IsWeighed = true },
        new FeedColumn("employee_user_id", ColumnKind.User, "the workforce member this patient is") { IsWeighed = true },
        new FeedColumn("registered_at", ColumnKind.TimeOrDate, "when the record was made"),
        new FeedColumn("registered_by", ColumnKind.Text, "who made the record"),
        new FeedColumn("birth_sex", ColumnKind.Text, "sex apart from the administrative gender (USCDI)"),
        new FeedColumn("phone_kind", ColumnKind.Text, "kind of the telephone: home, mobile, work …"),
        new FeedColumn("previous_name", ColumnKind.Text, "an earlier name, or none"));
}
