using Bunit;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Data.Tests;
using ComplianceDesk.Web.Features.MissRate;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceDesk.Web.Tests.Features.MissRate;

/// <summary>What the miss rate rests on, and where a review leads to.</summary>
public sealed class MissRatePageTests
{
    [Fact]
    public async Task Counts_OnlyDrawsThatSomebodyReviewed()
    {
        await using var context = await OpenAsync();
        // A huge week that nobody has looked at must not say what a rate means for a week.
        await DrawAsync(context, 20507, 100, SampleOutcome.Appropriate, SampleOutcome.Missed, SampleOutcome.Open);
        await DrawAsync(context, 20514, 9_000, SampleOutcome.Open, SampleOutcome.CannotTell);
        var model = context.Services.GetRequiredService<MissRatePageModel>();
        await model.LoadAsync("", Xunit.TestContext.Current.CancellationToken);
        Assert.Equal(new MissEstimate(1, 1, 2, 1, 100), model.Rate(SampleKind.Unflagged));
        Assert.Equal(new MissEstimate(0, 0, 0, 0, 0), model.Rate(SampleKind.Unexplained));
    }

    [Fact]
    public async Task Goes_OnToTheNextSessionAndFromTheLastToTheDraw()
    {
        await using var context = await OpenAsync();
        await DrawAsync(context, 20514, 100, SampleOutcome.Open, SampleOutcome.Open);
        context.Services.GetRequiredService<NavigationManager>().NavigateTo(MissRatePageModel.Href(1, 1));
        var page = context.Render<MissRatePage>();
        Review(page);
        page.WaitForAssertion(() => Assert.Equal([".peek h2"], Focused(context)));
        Assert.Equal(MissRatePageModel.Href(1, 2), new Uri(context.Services.GetRequiredService<NavigationManager>().Uri).PathAndQuery);
        Review(page);
        page.WaitForAssertion(() => Assert.Equal([".peek h2", ".queue h2"], Focused(context)));
        Assert.Empty(page.FindAll(".peek"));
        Assert.Contains("Every session in this draw has been reviewed", page.Find("[role=status].said").TextContent, StringComparison.Ordinal);
    }

    private static void Review(IRenderedComponent<MissRatePage> page)
    {
        page.Find("input[value=Appropriate]").Change("Appropriate");
        page.Find("#sample-note").Input("On shift that day; the manager confirmed it.");
        page.Find(".peek form").Submit();
    }

    private static IEnumerable<object?> Focused(ReviewContext context) => context.JSInterop.Invocations["desk.focus"].Select(i => i.Arguments[0]);

    private static async Task<ReviewContext> OpenAsync()
    {
        var context = await ReviewContext.OpenAsync();
        context.Services.AddSingleton<MissRateQuery>().AddSingleton<SampleItemsQuery>().AddSingleton<SampleReview>().AddTransient<MissRatePageModel>();
        return context;
    }

    private static async Task DrawAsync(ReviewContext context, int week, int population, params SampleOutcome[] outcomes)
    {
        await using var db = context.Hospital.Store.CreateDbContext();
        var draw = db.SampleDraws.Add(new SampleDrawRow { Week = week, Kind = SampleKind.Unflagged, Population = population, Seed = new string('0', 64), DrawnAt = Hospital.Noon }).Entity;
        await db.SaveChangesAsync();
        foreach (var outcome in outcomes)
        {
            db.SampleItems.Add(new SampleItemRow { DrawId = draw.Id, UserId = context.User, PatientId = context.Patient, Day = week, Events = 2, Outcome = outcome });
            await db.SaveChangesAsync();
        }
    }
}
