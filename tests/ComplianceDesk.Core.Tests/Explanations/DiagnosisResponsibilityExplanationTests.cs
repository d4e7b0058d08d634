using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

/// <summary>The maternity ward's in-patients have obstetric diagnoses; one more patient has one and no visit that a feed states.</summary>
public sealed class DiagnosisResponsibilityExplanationTests
{
    [Fact]
    public void Explains_TheDepartmentThatLooksAfterTheDiagnosis() => Assert.Equal("diagnosis-responsibility", Reason("O80", w => w.NursesOf(w.Maternity)[0]));

    [Fact]
    public void Explains_AnotherCodeOfTheCategory() => Assert.Equal("diagnosis-responsibility", Reason("O80.1", w => w.NursesOf(w.Maternity)[0]));

    [Fact]
    public void DoesNotExplain_AnotherDepartment() => Assert.Null(Reason("O80", w => w.NursesOf(w.Clinic)[0]));

    [Fact]
    public void DoesNotExplain_ADiagnosisThatEveryDepartmentSees() => Assert.Null(Reason("I10", w => w.NursesOf(w.Maternity)[0]));

    [Fact]
    public void DoesNotExplain_ADiagnosisOfLongAgo() => Assert.Null(Reason("O80", w => w.NursesOf(w.Maternity)[0], recorded: -40));

    /// <summary>Whoever opens all patients of a diagnosis without a reason is not responsible for it, nor is the department.</summary>
    [Fact]
    public void DoesNotExplain_SomeoneWhoLooksAtThemAll() => Assert.Null(Reason("O80", w => w.NursesOf(w.Clinic)[0], also: (ward, user) =>
    {
        foreach (var patient in ward.PatientsOf(ward.Maternity))
        {
            for (var day = 0; day < 20; day += 5)
            {
                ward.Open(user, patient, day);
            }
        }
    }));

    private static string? Reason(string code, Func<Ward, int> who, int recorded = 9, Action<Ward, int>? also = null)
    {
        var ward = new Ward();
        foreach (var department in (int[])[ward.Surgery, ward.Medicine, ward.Emergency, ward.Clinic, ward.Maternity])
        {
            foreach (var patient in ward.PatientsOf(department))
            {
                ward.AddDiagnosis(patient, "I10", 5);
                if (department == ward.Maternity)
                {
                    ward.AddDiagnosis(patient, "O80", 5);
                }
            }
        }

        var (stranger, user) = (ward.AddPatient(), who(ward));
        also?.Invoke(ward, user);
        ward.AddDiagnosis(stranger, code, recorded);
        ward.Open(user, stranger, 10);
        return ward.ReasonOf(user, stranger, 10);
    }
}
