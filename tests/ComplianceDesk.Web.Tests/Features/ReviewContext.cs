using Bunit;
using Bunit.TestDoubles;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Data.Tests;
using ComplianceDesk.Web.Account;
using ComplianceDesk.Web.Features.AccessExplorer;
using ComplianceDesk.Web.Features.Findings;
using ComplianceDesk.Web.Options;
using ComplianceDesk.Web.Workers;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace ComplianceDesk.Web.Tests.Features;

/// <summary>Renders components and pages over a real store with one nurse, one patient and one finding.</summary>
internal sealed class ReviewContext : BunitContext
{
    private readonly Hospital hospital;

    private ReviewContext(Hospital hospital) => this.hospital = hospital;

    public Hospital Hospital => hospital;

    public int User { get; private set; }

    public int Patient { get; private set; }

    public int Finding { get; private set; }

    public Site Site { get; private set; } = null!;

    /// <param name="role">One of <see cref="Roles"/>; the policies are those that hold it.</param>
    /// <param name="userId">The feed id of the nurse.</param>
    public static async Task<ReviewContext> OpenAsync(string role = Roles.ComplianceOfficer, string userId = "u1042")
    {
        var hospital = await Hospital.OpenAsync();
        var context = new ReviewContext(hospital);
        context.User = hospital.User(userId, "Ann", "Ward", u => u.Role = "nurse");
        context.Patient = hospital.Patient("MRN0012417", "Samuel", "Jones", p => (p.Vip, p.AddressLine) = (true, "12 Elm Street"));
        var reason = hospital.Term(TermKind.Reason, "Samuel asked me");
        var first = hospital.Access(context.User, context.Patient, Hospital.Noon, also: a => (a.BreakGlass, a.ReasonId) = (true, reason));
        var second = hospital.Access(context.User, context.Patient, Hospital.Noon.AddMinutes(5), AccessAction.Print);
        hospital.Session(context.User, context.Patient, 20514, events: 2, first: true);
        context.Finding = hospital.Finding(context.User, context.Patient, 80, f => f.Signals =
            """[{"rule":"same-surname","weight":80,"sentence":"1 in 4,000 people bears the name Jones."},{"rule":"explanations","weight":0,"sentence":"No documented reason was found on 1 of 1 days."}]""", first, second);
        await hospital.SaveAsync();
        context.Site = new Site(hospital.Store, Microsoft.Extensions.Options.Options.Create(new DeskOptions()), TimeProvider.System);
        context.Services.AddMudServices();
        context.Services.AddSingleton(hospital.Store).AddSingleton(context.Site).AddSingleton(TimeProvider.System).AddSingleton<TrailQuery>()
            .AddSingleton<LiveBoard>().AddScoped<LiveUpdates>().AddSingleton<FindingJobWorker>()
            .AddTransient<FindingsPageModel>().AddTransient<FindingPageModel>().AddTransient<ExplorerPageModel>();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.AddAuthorization().SetAuthorized("officer").SetRoles(role)
            .SetPolicies([.. Policies.Allowed.Where(p => p.Value.Contains(role)).Select(p => p.Key)]);
        return context;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            hospital.Dispose();
        }
    }
}
