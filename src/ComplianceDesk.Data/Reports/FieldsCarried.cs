using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Reports;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>Counts which fields the stored events of a period carry.</summary>
internal static class FieldsCarried
{
    // Sign-ins and sign-outs touch no record; searches and exports may touch many, or none.
    public static async Task<List<FieldCoverage>> RunAsync(DeskContext db, ReviewPeriod period, CancellationToken cancellationToken)
    {
        var c = await period.Of(db.Accesses).GroupBy(_ => 1).Select(g => new
        {
            All = g.LongCount(),
            Known = g.LongCount(a => a.Action != AccessAction.Other),
            Place = g.LongCount(a => a.WorkstationId != null || a.SourceIpId != null),
            Record = g.LongCount(a => a.Action != AccessAction.Login && a.Action != AccessAction.Logout),
            Category = g.LongCount(a => a.Action != AccessAction.Login && a.Action != AccessAction.Logout && a.ObjectTypeId != null),
            OfPatient = g.LongCount(a => a.Action >= AccessAction.Create && a.Action <= AccessAction.Print),
            Patient = g.LongCount(a => a.Action >= AccessAction.Create && a.Action <= AccessAction.Print && a.PatientId != null),
            Outcome = g.LongCount(a => a.Outcome != AccessOutcome.Unknown),
        }).FirstOrDefaultAsync(cancellationToken);
        return
        [
            new("Date and time", c?.All ?? 0, c?.All ?? 0),
            new("User", c?.All ?? 0, c?.All ?? 0),
            new("Patient, of actions on one record (a search or an export may touch many, or none)", c?.Patient ?? 0, c?.OfPatient ?? 0),
            new("Kind of action, known to the vocabulary", c?.Known ?? 0, c?.All ?? 0),
            new("Category of the data, of events other than sign-ins and sign-outs", c?.Category ?? 0, c?.Record ?? 0),
            new("Workstation or network address", c?.Place ?? 0, c?.All ?? 0),
            new("Outcome", c?.Outcome ?? 0, c?.All ?? 0),
        ];
    }
}
