using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

/// <summary>Coders who read the bill (part 1) all day, in a hospital whose nurses read the chart (part 2).</summary>
public sealed class UnusualPartsRuleTests
{
    private const ushort Bill = 1;
    private const ushort Chart = 2;

    private readonly Ward ward = new() { Policy = Ward.Without("long-look") };
    private readonly int[] coders;

    public UnusualPartsRuleTests()
    {
        coders = [.. Enumerable.Range(0, 4).Select(_ => ward.AddUser(role: "Coder", department: ward.Office))];
        foreach (var patient in ward.PatientsOf(ward.Surgery))
        {
            for (var day = 0; day < Ward.WorkingDays; day++)
            {
                foreach (var coder in coders)
                {
                    ward.Do(AccessAction.Read, coder, patient, day, 9, part: Bill);
                }

                ward.Do(AccessAction.Read, ward.NursesOf(ward.Surgery)[1], patient, day, 11, part: Chart);
            }
        }
    }

    [Fact]
    public void Flags_ACoderWhoReadsTheChartOfAVip() => Assert.Equal([(coders[0], Open(Chart, Chart))], ward.Found<UnusualPartsRule>());

    [Fact]
    public void StaysQuiet_WhenTheBillIsRead()
    {
        Open(Bill, Bill);
        Assert.Empty(ward.Found<UnusualPartsRule>());
    }

    /// <summary>A denial is answered from the notes behind the bill; whoever opens the notes first answers none.</summary>
    [Theory]
    [InlineData(ObjectKind.Billing, false)]
    [InlineData(ObjectKind.Clinical, true)]
    public void StaysQuiet_WhenBillingOpenedTheAccountFirst(ObjectKind first, bool isFound)
    {
        var billers = Enumerable.Range(0, 4).Select(_ => ward.AddUser(role: "Biller", department: ward.Office)).ToArray();
        foreach (var patient in ward.PatientsOf(ward.Surgery))
        {
            foreach (var (day, biller) in Enumerable.Range(0, Ward.WorkingDays).SelectMany(day => billers.Select(b => (day, b))))
            {
                ward.Do(AccessAction.Read, biller, patient, day, 9, part: Bill, kind: ObjectKind.Billing);
            }
        }

        var vip = ward.AddPatient(vip: true);
        ward.Do(AccessAction.Read, billers[0], vip, 10, 14, 0, part: first == ObjectKind.Billing ? Bill : Chart, kind: first);
        ward.Do(AccessAction.Read, billers[0], vip, 10, 14, 1, part: Chart, kind: ObjectKind.Clinical);
        ward.Do(AccessAction.Read, billers[0], vip, 10, 14, 2, part: Chart, kind: ObjectKind.Clinical);
        Assert.Equal(isFound, ward.Found<UnusualPartsRule>().Contains((billers[0], vip)));
    }

    [Fact]
    public void StaysQuiet_WhenLessThanHalfIsUnusual()
    {
        Open(Bill, Bill, Chart);
        Assert.Empty(ward.Found<UnusualPartsRule>());
    }

    [Fact]
    public void StaysQuiet_AtASingleAccess()
    {
        Open(Chart);
        Assert.Empty(ward.Found<UnusualPartsRule>());
    }

    /// <summary>A search is no part of the record, though it names whom it found.</summary>
    [Fact]
    public void StaysQuiet_OnTheSearchThatLedToTheBill()
    {
        var patient = ward.AddPatient(vip: true);
        ward.Do(AccessAction.Query, coders[0], patient, 10, part: Chart);
        ward.Do(AccessAction.Read, coders[0], patient, 10, minute: 1, part: Bill);
        Assert.Empty(ward.Found<UnusualPartsRule>());
    }

    [Fact]
    public void StaysQuiet_WhenOthersOfTheRoleReadTheChartToo()
    {
        for (var day = 0; day < Ward.WorkingDays; day++)
        {
            ward.Do(AccessAction.Read, coders[1], ward.PatientsOf(ward.Surgery)[0], day, 10, part: Chart);
        }

        Open(Chart, Chart);
        Assert.Empty(ward.Found<UnusualPartsRule>());
    }

    /// <summary>A wrong chart is opened where the role opens charts: only such a single access to a VIP's record is weighed by how usual single accesses to VIPs are.</summary>
    [Theory]
    [InlineData(Bill, false)]
    [InlineData(Chart, true)]
    public void TakesASingleAccessToAList_ForNoWrongChart(ushort part, bool isFound)
    {
        for (var i = 0; i < 20; i++)
        {
            var treated = ward.AddPatient(vip: true);
            ward.AddEncounter(treated, ward.Surgery, 8, 12);
            ward.Do(AccessAction.Read, coders[1], treated, 10, part: Bill);
        }

        foreach (var stranger in ward.AddPatients(6))
        {
            ward.Do(AccessAction.Read, coders[2], stranger, 12, part: Bill);
        }

        var vip = ward.AddPatient(vip: true);
        ward.Do(AccessAction.Read, coders[0], vip, 12, part: part);
        Assert.Equal(isFound ? [(coders[0], vip)] : [], ward.Found<VipRule>());
    }

    /// <summary>A reason of the whole office does not hold for what its work does not need; for what it needs it does.</summary>
    [Theory]
    [InlineData(Bill, "after-visit-work")]
    [InlineData(Chart, null)]
    public void TakesTheReasonOfAWholeOffice(ushort part, string? expected)
    {
        var patient = ward.PatientsOf(ward.Medicine)[0];
        ward.Do(AccessAction.Read, coders[0], patient, 10, part: part);
        ward.Do(AccessAction.Read, coders[0], patient, 10, 13, 5, part: part);
        Assert.Equal(expected, ward.ReasonOf(coders[0], patient, 10));
    }

    /// <summary>A trauma team is called together from the services, and reads the summary of who arrives before there is anything to do.</summary>
    [Theory]
    [InlineData(20, "support-department")]
    [InlineData(100, null)]
    public void TakesTheReasonOfAService_UnlessAnEmergencyCalls(int minutes, string? expected)
    {
        var technologists = AddTechnologists();
        var arriving = ward.AddPatient();
        ward.AddEncounter(arriving, ward.Emergency, 12, 12, emergency: true, hour: 10);
        ward.Do(AccessAction.Read, technologists[0], arriving, 12, 10 + (minutes / 60), minutes % 60, part: Chart);
        ward.Do(AccessAction.Read, technologists[0], arriving, 12, 10 + (minutes / 60), (minutes % 60) + 1, part: Chart);
        Assert.Equal(expected, ward.ReasonOf(technologists[0], arriving, 12));
    }

    /// <summary>One is a slip; three records on a day, each opened once where the work has no business, are none.</summary>
    [Theory]
    [InlineData(2, "after-visit-work")]
    [InlineData(3, null)]
    public void TakesTheReasonOfAWholeOfficeFromSingleLooks(int records, string? expected)
    {
        var patients = ward.PatientsOf(ward.Medicine)[..records];
        foreach (var patient in patients)
        {
            ward.Do(AccessAction.Read, coders[0], patient, 10, part: Chart);
        }

        Assert.All(patients, patient => Assert.Equal(expected, ward.ReasonOf(coders[0], patient, 10)));
    }

    /// <summary>What somebody did whose account had ended is no part of the role's work, once it is found.</summary>
    [Theory]
    [InlineData("active", "after-visit-work")]
    [InlineData("terminated", null)]
    public void LearnsARolesWork_FromWhatIsInNoFinding(string status, string? expected)
    {
        var colleague = ward.AddUser(role: "Coder", department: ward.Office, status: status, terminated: status == "active" ? null : -2);
        for (var day = 0; day < Ward.WorkingDays; day++)
        {
            ward.Do(AccessAction.Read, colleague, ward.PatientsOf(ward.Surgery)[0], day, 10, part: Chart);
        }

        var patient = ward.PatientsOf(ward.Medicine)[0];
        ward.Do(AccessAction.Read, coders[0], patient, 10, part: Chart);
        ward.Do(AccessAction.Read, coders[0], patient, 10, 13, 5, part: Chart);
        Assert.Equal(expected, ward.JudgedReasonOf(coders[0], patient, 10));
    }

    /// <summary>Three sessions in thirty would be a duty of one's own; the one that is asked about is not among them.</summary>
    [Fact]
    public void CountsOut_TheSessionThatIsAskedAbout()
    {
        var coder = ward.AddUser(role: "Coder", department: ward.Office);
        var patients = ward.PatientsOf(ward.Medicine);
        for (var i = 0; i < 3; i++)
        {
            ward.Do(AccessAction.Read, coder, patients[i], 10 + i, part: Chart);
            ward.Do(AccessAction.Read, coder, patients[i], 10 + i, 13, 5, part: Chart);
        }

        Assert.Null(ward.ReasonOf(coder, patients[0], 10));
    }

    /// <summary>After a death a service sees to the family, and reads what names it.</summary>
    [Theory]
    [InlineData(12, "support-department")]
    [InlineData(null, null)]
    public void TakesTheReasonOfAService_UnlessThePatientHasDied(int? death, string? expected)
    {
        var (technologists, patient) = (AddTechnologists(), ward.AddPatient(death: death));
        ward.AddEncounter(patient, ward.Medicine, 9, 12);
        ward.Do(AccessAction.Read, technologists[0], patient, 13, 10, part: Chart);
        ward.Do(AccessAction.Read, technologists[0], patient, 13, 10, 1, part: Chart);
        Assert.Equal(expected, ward.ReasonOf(technologists[0], patient, 13));
    }

    /// <summary>Three people of a service who read the bill of everybody.</summary>
    private int[] AddTechnologists()
    {
        var technologists = Enumerable.Range(0, 3).Select(_ => ward.AddUser(role: "Technologist", department: ward.Laboratory)).ToArray();
        foreach (var patient in ward.PatientsOf(ward.Surgery))
        {
            for (var day = 0; day < Ward.WorkingDays; day++)
            {
                foreach (var technologist in technologists)
                {
                    ward.Do(AccessAction.Read, technologist, patient, day, 9, part: Bill);
                }
            }
        }

        return technologists;
    }

    private int Open(params ushort[] parts)
    {
        var vip = ward.AddPatient(vip: true);
        for (var i = 0; i < parts.Length; i++)
        {
            ward.Do(AccessAction.Read, coders[0], vip, 12, 13, i, part: parts[i]);
        }

        return vip;
    }
}
