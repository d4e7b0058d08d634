using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Tests.Access;

public sealed class ObjectWordsTests
{
    [Theory]
    [InlineData("face-sheet", ObjectKind.Demographics)]
    [InlineData("Patient Demographics", ObjectKind.Demographics)]
    [InlineData("INSURANCE_COVERAGE", ObjectKind.Billing)]
    [InlineData("Insurance Guarantor", ObjectKind.Billing)]
    [InlineData("RelatedPerson", ObjectKind.Demographics)]
    [InlineData("lab-result", ObjectKind.Clinical)]
    [InlineData("MAR", ObjectKind.Medication)]
    [InlineData("MedicationAdministration", ObjectKind.Medication)]
    [InlineData("medication list", ObjectKind.Clinical)]
    [InlineData("EMAR", ObjectKind.Medication)]
    [InlineData("PT DEMOG", ObjectKind.Demographics)]
    [InlineData("Patient Identity", ObjectKind.Demographics)]
    [InlineData("Client Profile", ObjectKind.Demographics)]
    [InlineData("Security Template", ObjectKind.Privileges)]
    [InlineData("Person Record", ObjectKind.Demographics)]
    [InlineData("HAR", ObjectKind.Billing)]
    [InlineData("hard of hearing", ObjectKind.Unknown)]
    [InlineData("marital status", ObjectKind.Unknown)]
    [InlineData("Observation", ObjectKind.Clinical)]
    [InlineData("progress note", ObjectKind.Note)]
    [InlineData("ClinicalNotes", ObjectKind.Note)]
    [InlineData("DocumentReference", ObjectKind.Note)]
    [InlineData("Referral letter", ObjectKind.Note)]
    [InlineData("user-role", ObjectKind.Privileges)]
    [InlineData("Security Class", ObjectKind.Privileges)]
    [InlineData("Access Group", ObjectKind.Privileges)]
    [InlineData("Security Profile", ObjectKind.Privileges)]
    [InlineData("PractitionerRole", ObjectKind.Privileges)]
    [InlineData("audit-settings", ObjectKind.AuditLog)]
    [InlineData("patient account", ObjectKind.Billing)]
    [InlineData("Claim", ObjectKind.Billing)]
    [InlineData("ExplanationOfBenefit", ObjectKind.Billing)]
    [InlineData("discharge-summary", ObjectKind.Note)]
    [InlineData("Patient", ObjectKind.Unknown)]
    [InlineData("", ObjectKind.Unknown)]
    [InlineData(null, ObjectKind.Unknown)]
    public void Tells_TheKind(string? type, ObjectKind kind) => Assert.Equal(kind, ObjectWords.Of(type));

    /// <summary>An account of a patient is money, whatever it is without one.</summary>
    [Theory]
    [InlineData("Account", ObjectKind.Privileges, ObjectKind.Billing)]
    [InlineData("Account Inquiry", ObjectKind.Privileges, ObjectKind.Billing)]
    [InlineData("account_ledger", ObjectKind.Privileges, ObjectKind.Billing)]
    [InlineData("user account", ObjectKind.Privileges, ObjectKind.Privileges)]
    [InlineData("Account access rights", ObjectKind.Privileges, ObjectKind.Privileges)]
    [InlineData("user-role", ObjectKind.Privileges, ObjectKind.Privileges)]
    [InlineData("lab-result", ObjectKind.Clinical, ObjectKind.Clinical)]
    [InlineData(null, ObjectKind.Unknown, ObjectKind.Unknown)]
    public void Tells_AnAccountOfAPatient(string? type, ObjectKind alone, ObjectKind ofPatient) => Assert.Equal((alone, ofPatient), (ObjectWords.Of(type), ObjectWords.OfPatient(type)));
}
