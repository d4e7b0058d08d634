using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>Reads what <see cref="AccountingOfDisclosuresReport"/> prints.</summary>
public sealed class AccountingOfDisclosuresQuery : ReportQuery<AccountingOfDisclosuresData>
{
    /// <summary>Years looked back (45 CFR 164.528(a)(1)).</summary>
    private const int Years = 6;

    /// <inheritdoc/>
    public override async Task<AccountingOfDisclosuresData> RunAsync(ReportReading reading, CancellationToken cancellationToken = default)
    {
        var db = reading.Db;
        var (period, key) = (reading.Period, reading.PatientKey!.Value);
        var patient = await db.Patients.AsNoTracking().SingleAsync(p => p.Id == key, cancellationToken);
        var from = new[] { period.From, period.To.AddYears(-Years), DisclosureExclusions.ComplianceDate }.Max();
        var (start, end) = (period.Zone.StartOf(from), period.End);
        var disclosures = await db.Disclosures.AsNoTracking().Where(d => d.PatientId == key && d.At >= start && d.At < end).OrderBy(d => d.At).ThenBy(d => d.Id).ToListAsync(cancellationToken);
        var requests = await db.Requests.AsNoTracking().Where(r => r.PatientId == key && r.Kind == "accounting").OrderBy(r => r.ReceivedAt).ThenBy(r => r.Id).ToListAsync(cancellationToken);
        DateOnly Day(DateTime at) => period.Zone.DayOf(at);
        return new AccountingOfDisclosuresData
        {
            Basis = reading.Basis,
            Patient = reading.People.PatientByName(key, patient.PatientId, patient.GivenName, patient.FamilyName),
            Part2 = patient.Restricted == "part2",
            LookBackFrom = from,
            Disclosures = [.. disclosures.Select(d => new Disclosure(period.Local(d.At), d.Recipient, d.RecipientAddress, d.What, d.Purpose, d.Basis))],
            RegisterFrom = await db.Disclosures.MinAsync(d => (DateTime?)d.At, cancellationToken) is { } first ? Day(first) : null,
            Requests = [.. requests.Select(r => new AccountingRequest(r.RequestId, Day(r.ReceivedAt), r.ExtendedAt is { } told ? Day(told) : null, r.AnsweredAt is { } answered ? Day(answered) : null))],
            Today = reading.Today,
        };
    }
}
