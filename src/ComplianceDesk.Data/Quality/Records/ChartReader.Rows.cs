using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Data.Quality.Records;

/// <content>The rows of each kind.</content>
internal sealed partial class ChartReader
{
    // What a new object holds until it is filled.
    private static readonly PatientRecord Nobody = new() { RecordId = "" };
    private static readonly Coding NoCode = new("", null);

    /// <summary>Bills and coding queries that name no visit of the store.</summary>
    private void TestNobodys(CheckRun run)
    {
        const int nobody = 0;
        for (; billing.Is(nobody); billing.Next())
        {
            var row = NewBilling();
            ReadBilling(row);
            run.Test(row);
        }

        for (; queries.Is(nobody); queries.Next())
        {
            var row = NewQuery();
            ReadQuery(row);
            run.Test(row);
        }
    }

    private static BillingRecord NewBilling() => new() { RecordId = "" };

    private static CodingQueryRecord NewQuery() => new() { RecordId = "" };

    private void ReadBilling(BillingRecord row)
    {
        row.Begin(billing.Raw(1));
        row.CodedAt = billing.Time(2);
        row.FinalBilledAt = billing.Time(3);
        row.Charges = billing.Long(4);
        row.Drg = billing.Word(5);
        row.Encounter = null;
    }

    private void ReadQuery(CodingQueryRecord row)
    {
        row.Begin(queries.Raw(1));
        row.EncounterId = queries.Text(2);
        row.SentAt = queries.Time(3);
        row.AnsweredAt = queries.Time(4);
        row.Agreed = queries.Flag(5);
        row.Encounter = null;
    }

    private void ReadClinical(int id)
    {
        var patient = chart.Patient;
        chart.Diagnoses.Clear();
        for (; diagnoses.Is(id); diagnoses.Next())
        {
            var coding = terms.Coding(diagnoses.Int(3), diagnoses.Number(4), diagnoses.Number(5));
            var row = chart.Diagnoses.Next(static () => new DiagnosisRecord { RecordId = "", Patient = Nobody, Coding = NoCode });
            row.Begin(diagnoses.Raw(1));
            row.Patient = patient;
            Link(row, diagnoses.Raw(2));
            row.Coding = coding;
            row.Sequence = diagnoses.Number(6);
            row.PresentOnAdmission = diagnoses.Word(7);
            row.Onset = diagnoses.Time(8);
            row.OnsetOn = diagnoses.DayOf(8);
            row.RecordedAt = diagnoses.Time(9);
            row.RecordedOn = diagnoses.DayOf(9);
            row.RecordedBy = terms.Person(diagnoses.Number(10));
            row.ClinicalStatus = terms.Word(diagnoses.Number(11));
            row.VerificationStatus = terms.Word(diagnoses.Number(12));
            row.Category = terms.Word(diagnoses.Number(13));
            row.AbatedAt = diagnoses.Time(14);
            row.Encounter?.Diagnoses.Add(row);
        }

        chart.Observations.Clear();
        for (; observations.Is(id); observations.Next())
        {
            var coding = terms.Coding(observations.Int(3), observations.Number(4), observations.Number(5));
            var row = chart.Observations.Next(static () => new ObservationRecord { RecordId = "", Patient = Nobody, Coding = NoCode });
            row.Begin(observations.Raw(1));
            row.Patient = patient;
            Link(row, observations.Raw(2));
            row.Coding = coding;
            row.SetValue(observations.Raw(6));
            row.Unit = terms.Unit(observations.Number(7));
            row.TakenAt = observations.Time(8);
            row.TakenOn = observations.DayOf(8);
            row.RecordedAt = observations.Time(9);
            row.AbsentReason = terms.Word(observations.Number(10));
        }

        chart.Documents.Clear();
        for (; documents.Is(id); documents.Next())
        {
            var row = chart.Documents.Next(static () => new DocumentRecord { RecordId = "", Patient = Nobody });
            row.Begin(documents.Raw(1));
            row.Patient = patient;
            Link(row, documents.Raw(2));
            row.Type = documents.Word(3);
            row.Author = terms.Person(documents.Number(4));
            row.CreatedAt = documents.Time(5);
            row.CreatedOn = documents.DayOf(5);
            row.DueAt = documents.Time(6);
            row.SignedAt = documents.Time(7);
            row.SignedBy = terms.Person(documents.Number(8));
            row.Status = documents.Word(9);
            row.Encounter?.Documents.Add(row);
        }
    }

    private void ReadOffice(int id)
    {
        var patient = chart.Patient;
        chart.Requests.Clear();
        for (; requests.Is(id); requests.Next())
        {
            var row = chart.Requests.Next(static () => new RequestRecord { RecordId = "", Patient = Nobody });
            row.Begin(requests.Raw(1));
            row.Patient = patient;
            row.Kind = requests.Word(2);
            row.ReceivedAt = requests.Time(3);
            row.ExtendedAt = requests.Time(4);
            row.AnsweredAt = requests.Time(5);
            row.Outcome = requests.Word(6);
            row.Recipient = requests.Word(7);
        }

        chart.CodingQueries.Clear();
        for (; queries.Is(id); queries.Next())
        {
            var row = chart.CodingQueries.Next(NewQuery);
            ReadQuery(row);
            row.Encounter = Find(queries.Raw(2).Span);
            row.Encounter?.CodingQueries.Add(row);
        }

        chart.Billing.Clear();
        for (; billing.Is(id); billing.Next())
        {
            var row = chart.Billing.Next(NewBilling);
            ReadBilling(row);
            row.Encounter = Find(row.RawId);
            row.Encounter?.Billing = row;
        }

        chart.Appointments.Clear();
        for (; appointments.Is(id); appointments.Next())
        {
            var row = chart.Appointments.Next(static () => new AppointmentRecord { RecordId = "", Patient = Nobody });
            row.Begin(appointments.Raw(1));
            row.Patient = patient;
            row.Department = terms.Department(appointments.Number(2));
            row.Practitioner = terms.Person(appointments.Number(3));
            row.StartsAt = appointments.Time(4);
            row.EndsAt = appointments.Time(5);
        }

        chart.CareTeam.Clear();
        for (; team.Is(id); team.Next())
        {
            var member = terms.Person(team.Number(1));
            var row = chart.CareTeam.Next(static () => new CareTeamRecord { RecordId = "", Patient = Nobody });
            row.Begin(new RawText($"{patient.RecordId}/{member?.RecordId}"));
            row.Patient = patient;
            row.Member = member;
            row.Relationship = team.Word(2);
            row.StartsOn = team.Date(3);
            row.EndsOn = team.Date(4);
        }

        chart.Relations.Clear();
        for (; relations.Is(id); relations.Next())
        {
            var row = chart.Relations.Next(static () => new RelationRecord { RecordId = "", Patient = Nobody });
            row.Kind = relations.Word(1);
            row.Begin(new RawText($"{patient.RecordId}/{row.Kind}"));
            row.Patient = patient;
            row.GivenName = relations.Word(2);
            row.FamilyName = relations.Word(3);
            row.Phone = relations.Word(4);
            row.AddressLine = relations.Word(5);
            row.PostalCode = relations.Word(6);
        }

        chart.Disclosures.Clear();
        for (; disclosures.Is(id); disclosures.Next())
        {
            var row = chart.Disclosures.Next(static () => new DisclosureRecord { RecordId = "", Patient = Nobody });
            row.Begin(disclosures.Raw(1));
            row.Patient = patient;
            row.At = disclosures.Time(2);
            row.Recipient = disclosures.Word(3);
            row.RecipientAddress = disclosures.Word(4);
            row.What = disclosures.Word(5);
            row.Purpose = disclosures.Word(6);
            row.Basis = disclosures.Word(7);
        }
    }
}
