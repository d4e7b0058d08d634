using System.Globalization;
using ComplianceDesk.Core.Cases;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Core.Requirements.Evidence;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Requirements.Evidence;

/// <summary>The registers that other systems keep: requests, disclosures, incidents, vendors, system settings.</summary>
internal sealed class RegisterReader : EvidenceReader
{
    public override async Task ReadAsync(EvidenceSource source, MetricRun run, CancellationToken cancellationToken)
    {
        var db = source.Db;
        var scope = run.Scope;
        await foreach (var r in db.Requests.AsNoTracking().OrderBy(r => r.Id)
            .Select(r => new { Row = r, Part2 = db.Patients.Any(p => p.Id == r.PatientId && p.Restricted == "part2") }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            run.Test(new RequestEvidence(r.Row.RequestId, r.Row.Kind, scope.DayOf(r.Row.ReceivedAt), Day(r.Row.ExtendedAt), Day(r.Row.AnsweredAt), r.Part2));
        }

        await foreach (var d in db.Disclosures.AsNoTracking().OrderBy(d => d.Id)
            .Select(d => new { Row = d, Part2 = db.Patients.Any(p => p.Id == d.PatientId && p.Restricted == "part2") }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            run.Test(new DisclosureEvidence(
                d.Row.DisclosureId, scope.DayOf(d.Row.At), Given(d.Row.Recipient), Given(d.Row.What), Given(d.Row.Purpose) ? d.Row.Purpose : null, Given(d.Row.Basis) ? d.Row.Basis : null, d.Part2));
        }

        await IncidentsAsync(db, run, cancellationToken);

        foreach (var v in await db.Vendors.AsNoTracking().OrderBy(v => v.Id).ToListAsync(cancellationToken))
        {
            run.Test(new VendorEvidence(v.VendorId, v.PhiShared, v.BaaSignedOn, v.BaaExpiresOn));
        }

        var settings = await db.SystemSettings.AsNoTracking().Where(s => s.ObservedAt <= scope.AsOf).OrderBy(s => s.ObservedAt).ThenBy(s => s.Id).ToListAsync(cancellationToken);
        foreach (var system in settings.GroupBy(s => s.System).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            run.Test(new SystemEvidence(system.Key, system.GroupBy(s => s.Setting).ToDictionary(g => g.Key, IReadOnlyList<(string, DateTime)> (g) => [.. g.Select(s => (s.Value, s.ObservedAt))])));
        }

        DateOnly? Day(DateTime? at) => at is { } time ? scope.DayOf(time) : null;
    }

    // An impermissible case of the desk is an incident too, unless it records which incident of the register it is.
    private static async Task IncidentsAsync(DeskContext db, MetricRun run, CancellationToken cancellationToken)
    {
        var register = await db.Incidents.AsNoTracking().OrderBy(i => i.Id).ToListAsync(cancellationToken);
        foreach (var incident in register)
        {
            run.Test(Incident(incident));
        }

        var ties = await RegisterTies.ReadAsync(db, register, cancellationToken);
        var findings = (await db.CaseFindings.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(f => f.CaseId, f => f.FindingId);
        var cases = await db.Cases.AsNoTracking().Where(c => c.OpenedAt <= run.Scope.AsOf).OrderBy(c => c.Id).ToListAsync(cancellationToken);
        foreach (var row in cases.Where(c => ties.OfCase(c.Id) is null))
        {
            if (row.Facts() is { Determination: CaseDetermination.Impermissible } facts)
            {
                var incident = facts.Incident(string.Create(CultureInfo.InvariantCulture, $"Case {row.Id}"));
                run.Test(incident);
                await TracedAsync(db, run, incident, [.. findings[row.Id]], [row.Id], cancellationToken);
            }
        }

        foreach (var incident in register)
        {
            var tied = ties.CasesOf(incident.IncidentId);
            await TracedAsync(db, run, Incident(incident), [.. tied.SelectMany(c => findings[c])], tied, cancellationToken);
        }
    }

    private static async Task TracedAsync(DeskContext db, MetricRun run, IncidentEvidence incident, IReadOnlyList<int> findings, IReadOnlyList<int> cases, CancellationToken cancellationToken)
    {
        if (findings.Count == 0)
        {
            return;
        }

        DateTime?[] seen =
        [
            await db.Findings.Where(f => findings.Contains(f.Id)).MinAsync(f => f.FirstOpenedAt, cancellationToken),
            await db.Decisions.Where(d => findings.Contains(d.FindingId)).MinAsync(d => (DateTime?)d.DecidedAt, cancellationToken),
            await db.Cases.Where(c => cases.Contains(c.Id)).MinAsync(c => (DateTime?)c.OpenedAt, cancellationToken),
        ];
        var patients = await db.FindingAccesses.Where(f => findings.Contains(f.FindingId)).Join(db.Accesses, f => f.AccessId, a => a.Id, (f, a) => a.PatientId).Where(p => p != null).Distinct().CountAsync(cancellationToken);
        run.Test(new TracedIncidentEvidence(incident.IncidentId, incident.DiscoveredOn, seen.Min() is { } first ? run.Scope.DayOf(first) : null, incident.Patients, patients));
    }

    internal static IncidentEvidence Incident(IncidentRow row) => new()
    {
        IncidentId = row.IncidentId,
        DiscoveredOn = row.DiscoveredOn,
        ConfirmedOn = row.ConfirmedOn,
        Patients = row.PatientCount,
        ByState = StateCounts.Parse(row.StateCounts),
        Kind = Given(row.Kind) ? row.Kind : null,
        UnsecuredPhi = row.UnsecuredPhi,
        AssessedOn = row.AssessmentDoneOn,
        LowProbability = row.LowProbability,
        IndividualsNotifiedOn = row.IndividualsNotifiedOn,
        HhsNotifiedOn = row.HhsNotifiedOn,
        MediaNotifiedOn = row.MediaNotifiedOn,
        HeldUntil = row.LawEnforcementHoldUntil,
        HasSanction = Given(row.Sanction),
        HasMitigation = Given(row.Mitigation),
        ClosedOn = row.ClosedOn,
    };

    private static bool Given(string? text) => !string.IsNullOrWhiteSpace(text);
}
