using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Features.AccessExplorer;

namespace ComplianceDesk.Web.Tests.Features;

/// <summary>The explorer finds its subject, its days and its rows from the address alone.</summary>
public sealed class ExplorerPageModelTests
{
    [Fact]
    public async Task Goes_StraightToAnExactId()
    {
        await using var context = await ReviewContext.OpenAsync();
        var model = Model(context);
        await model.LoadAsync("officer", "");
        Assert.Equal($"/explorer?user={context.User}", await model.SearchAsync(patients: false, "u1042"));
        Assert.Equal($"/explorer?patient={context.Patient}", await model.SearchAsync(patients: true, "MRN0012417"));
        Assert.Null(await model.SearchAsync(patients: true, "MRN001"));
        Assert.Equal("S••• J•••", Assert.Single(model.PatientMatches).Initials);
        Assert.Null(await model.SearchAsync(patients: false, "nobody"));
        Assert.Equal("nobody", model.NothingFound);
    }

    [Fact]
    public async Task Shows_TheNinetyDaysUpToTheLastAccess()
    {
        await using var context = await ReviewContext.OpenAsync();
        var model = Model(context);
        await model.LoadAsync("officer", $"?user={context.User}");
        Assert.Equal((new DateOnly(2025, 12, 3), new DateOnly(2026, 3, 2)), model.Span);
        Assert.Equal((1, 2), (model.Summary!.Sessions, model.Breakdown!.Read.Value));
        Assert.Equal(context.Patient, Assert.Single(model.Sessions!.Items).Patient.Key);
        Assert.Null(model.Events);
    }

    [Fact]
    public async Task Pivots_OnACellByTheAddress()
    {
        await using var context = await ReviewContext.OpenAsync();
        var model = Model(context);
        await model.LoadAsync("officer", $"?user={context.User}");
        Assert.Equal(1, model.Breakdown!.Of("print"));
        Assert.NotNull(model.Peers);
        var only = model.Address.Pivoted(new(Data.Queries.PivotBy.Action, "print", false)).ToString();
        Assert.Equal($"/explorer?user={context.User}&view=events&in=action%3Aprint", only);
        await model.LoadAsync("officer", only["/explorer".Length..]);
        Assert.Single(model.Events!.Items);
        var without = model.Address.Unpivoted(model.Address.Conditions[0]).Pivoted(new(Data.Queries.PivotBy.Action, "print", true));
        await model.LoadAsync("officer", without.ToString()["/explorer".Length..]);
        Assert.Equal(Core.Access.AccessAction.Read, Assert.Single(model.Events!.Items).Action);
        Assert.Equal($"/explorer/events.csv?user={context.User}&from=2025-12-03&to=2026-03-02&view=events&not=action%3Aprint", model.ExportHref("csv"));
        // Off-hours are counted, and the count opens its events.
        await model.LoadAsync("officer", $"?user={context.User}");
        var off = model.Address.Pivoted(new(Data.Queries.PivotBy.Hours, Data.Queries.OffHours.Name, false)).ToString();
        await model.LoadAsync("officer", off["/explorer".Length..]);
        Assert.Equal((model.Breakdown!.Read.Value, model.Breakdown.Off), (model.Events!.Items.Count, model.Events.Items.Count));
        Assert.Equal("Only time of day off-hours", Assert.Single(model.Chips).Label);
        await model.LoadAsync("officer", $"?user={context.User}&in=nonsense&not=:x");
        Assert.Empty(model.Address.Conditions);
    }

    [Fact]
    public async Task Narrows_SessionsByTheAddress()
    {
        await using var context = await ReviewContext.OpenAsync();
        var model = Model(context);
        await model.LoadAsync("officer", $"?user={context.User}&view=events&in=action%3Aprint");
        var all = model.Address.AllSessions();
        Assert.Equal($"/explorer?user={context.User}", all.ToString());
        foreach (var (address, chip) in new[]
        {
            (all with { Explained = true }, "Only explained"), (all with { Explained = false }, "Only without a reason"), (all with { Reason = "care-team" }, "Only “User is on the care team”"),
            (all with { First = true }, "Only first-time"), (all with { OffHours = true }, "Only begun off-hours"), (all with { Department = "" }, "Only people of no known department"),
        })
        {
            await model.LoadAsync("officer", address.ToString()["/explorer".Length..]);
            Assert.Equal(address, model.Address);
            Assert.False(model.Address.IsAllSessions);
            Assert.Equal((chip, all.ToString()), Assert.Single(model.Chips));
            Assert.Equal(address with { From = model.Span.From, To = model.Span.To }, ExplorerAddress.Parse(model.SessionsHref("csv")[(model.SessionsHref("csv").IndexOf('?', StringComparison.Ordinal))..]));
        }
        await model.LoadAsync("officer", all.ToString()["/explorer".Length..]);
        Assert.True(model.Address.IsAllSessions);
        Assert.Empty(model.Chips);
        // What is counted is what the count opens.
        var off = model.Peers!.Own.OffHours;
        await model.LoadAsync("officer", (all with { OffHours = true }).ToString()["/explorer".Length..]);
        Assert.Equal(off, model.Sessions!.Items.Count);
    }

    [Fact]
    public async Task Narrows_ByTheCellsOfAnEvent()
    {
        await using var context = await ReviewContext.OpenAsync();
        context.Hospital.Access(context.User, null, Data.Tests.Hospital.Noon);
        await context.Hospital.SaveAsync();
        var model = Model(context);
        await model.LoadAsync("officer", $"?user={context.User}&view=events");
        model.Narrow(model.Events!.Items.First(e => e.BreakGlass));
        var cells = EventPivots.Of(model.Narrowing!, model.Address, context.Site.Zone).ToList();
        Assert.DoesNotContain(cells, c => c.Title is "Person" or "Role");
        Assert.Contains(("Record", "S••• J••• •••417", new Data.Queries.AccessPivot(Data.Queries.PivotBy.Record, $"{context.Patient}", false)), cells);
        Assert.Contains(("Workstation", "not given", new Data.Queries.AccessPivot(Data.Queries.PivotBy.Workstation, "", false)), cells);
        // Each cell narrows to events among which its own event is, or takes it out.
        foreach (var (title, _, only) in cells)
        {
            await model.LoadAsync("officer", model.Address.Pivoted(only).ToString()["/explorer".Length..]);
            Assert.True(model.Events!.Items.Any(e => e.BreakGlass), title);
            Assert.Null(model.Narrowing);
            await model.LoadAsync("officer", model.Address.Unpivoted(only).Pivoted(only with { Without = true }).ToString()["/explorer".Length..]);
            Assert.False(model.Events!.Items.Any(e => e.BreakGlass), title);
            Assert.DoesNotContain(model.Chips, c => c.Label.Contains(" no. ", StringComparison.Ordinal));
            await model.LoadAsync("officer", $"?user={context.User}&view=events");
        }
        await model.LoadAsync("officer", $"?patient={context.Patient}&view=events");
        Assert.Equal(["Person", "Role"], EventPivots.Of(model.Events!.Items[0], model.Address, context.Site.Zone).Take(2).Select(c => c.Title));
    }

    [Fact]
    public async Task Narrows_EventsToOnePersonOnOneRecord()
    {
        await using var context = await ReviewContext.OpenAsync();
        context.Hospital.Access(context.User, null, Data.Tests.Hospital.Noon);
        context.Hospital.Access(context.Hospital.User("u2"), context.Patient, Data.Tests.Hospital.Noon, also: a => a.Outcome = Core.Access.AccessOutcome.Denied);
        await context.Hospital.SaveAsync();
        var model = Model(context);
        await model.LoadAsync("officer", $"?patient={context.Patient}&view=events");
        Assert.Equal(3, model.Events!.Items.Count);
        await model.LoadAsync("officer", $"?patient={context.Patient}&view=events&with={context.User}&from=2026-03-02&to=2026-03-02");
        Assert.Equal(2, model.Events!.Items.Count);
        Assert.Null(model.Sessions);
    }

    [Fact]
    public async Task Masks_AgainWhenTheRecordChanges()
    {
        await using var context = await ReviewContext.OpenAsync();
        var other = context.Hospital.Patient("MRN2");
        await context.Hospital.SaveAsync();
        var model = Model(context);
        await model.LoadAsync("officer", $"?patient={context.Patient}");
        Assert.Null(await model.RevealAsync(Data.Review.IdentityReveal.Purposes[1], "The patient asked who looked."));
        await model.LoadAsync("officer", $"?patient={context.Patient}&view=events");
        Assert.NotNull(model.Revealed);
        await model.LoadAsync("officer", $"?patient={other}");
        Assert.Null(model.Revealed);
    }

    [Fact]
    public async Task Shows_NothingForSomebodyUnknown()
    {
        await using var context = await ReviewContext.OpenAsync();
        var model = Model(context);
        await model.LoadAsync("officer", "?user=999&patient=x&from=2026-13-01");
        Assert.False(model.HasSubject);
        Assert.Null(model.Summary);
    }

    [Theory]
    [InlineData("/explorer")]
    [InlineData("/explorer?user=5&from=2026-01-01&to=2026-02-01&view=events&with=7&at=after-5-6")]
    [InlineData("/explorer?patient=5&explained=no&at=before-20514-6")]
    public void ReadsBack_AnAddress(string address) =>
        Assert.Equal(address, ExplorerAddress.Parse(address["/explorer".Length..]).ToString());

    private static ExplorerPageModel Model(ReviewContext context) => new(context.Hospital.Store, TimeProvider.System, context.Site);
}
