using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>The sessions of one draw, those not reviewed first, patients masked.</summary>
public sealed class SampleItemsQuery(DeskStore store)
{
    /// <param name="draw">The draw's number.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<SampleItem>> RunAsync(int draw, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var rows = await (from i in db.SampleItems.AsNoTracking()
                          where i.DrawId == draw
                          from u in db.Workforce.Where(u => u.Id == i.UserId).DefaultIfEmpty()
                          from d in db.Departments.Where(d => d.Id == u!.DepartmentId).DefaultIfEmpty()
                          from p in db.Patients.Where(p => p.Id == i.PatientId).DefaultIfEmpty()
                          orderby i.Outcome != SampleOutcome.Open, i.Id
                          select new
                          {
                              Item = i, u!.UserId, UserGiven = u.GivenName, UserFamily = u.FamilyName, u.Role, Department = d!.Name ?? d.DepartmentId, p!.PatientId, p.GivenName, p.FamilyName,
                              Explanation = db.Terms.Where(t => t.Id == i.ExplanationId).Select(t => t.Text).FirstOrDefault(),
                              Finding = db.Findings.Where(f => f.UserId == i.UserId && f.PatientId == i.PatientId && f.Key == "sample:" + i.UserId + ":" + i.PatientId + ":" + i.Day).Select(f => (int?)f.Id).FirstOrDefault(),
                              Review = db.SampleReviews.Where(r => r.ItemId == i.Id).OrderByDescending(r => r.Id).FirstOrDefault(),
                          }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => new SampleItem(r.Item.Id, r.Item.UserId, r.UserId ?? "", PersonName.Of(r.UserGiven, r.UserFamily), r.Role, r.Department,
                MaskedPatient.Of(r.Item.PatientId, r.GivenName, r.FamilyName, r.PatientId ?? ""), SiteDays.Date(r.Item.Day), r.Item.Events, r.Explanation, r.Item.Outcome, r.Review, r.Finding)),
        ];
    }
}

/// <summary>A drawn session.</summary>
/// <param name="Id">Its number.</param>
/// <param name="User">Row id of the user.</param>
/// <param name="UserId">The id as the feeds write it.</param>
/// <param name="UserName">The name, when a feed gave one.</param>
/// <param name="Role">The role.</param>
/// <param name="Department">The user's department.</param>
/// <param name="Patient">The record, masked.</param>
/// <param name="Day">The day in the site's zone.</param>
/// <param name="Events">Accesses.</param>
/// <param name="Explanation">The reason found when it was drawn; null = unexplained.</param>
/// <param name="Outcome">What the newest review says.</param>
/// <param name="Review">The newest review, or null.</param>
/// <param name="Finding">The finding that a review made of it; null when none did.</param>
public sealed record SampleItem(
    int Id, int User, string UserId, string? UserName, string? Role, string? Department, MaskedPatient Patient, DateOnly Day, int Events, string? Explanation, SampleOutcome Outcome, SampleReviewRow? Review,
    int? Finding);
