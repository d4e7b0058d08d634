using System.Globalization;
using System.Text.Json;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Findings;

/// <summary>State of a finding's page: the finding in the reviewer's hands, and what happened round it.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">Stamps decisions.</param>
/// <param name="site">For the zone.</param>
public sealed class FindingPageModel(DeskStore store, TimeProvider clock, Site site)
{
    private string who = "";

    /// <summary>The finding, the two people, and the decision being written.</summary>
    public OpenFinding Open { get; } = new(store, clock);

    public FindingDetail? Finding => Open.Finding;

    /// <summary>What happened round it, in lanes and as a table.</summary>
    public FindingTimelineModel Timeline { get; } = new(store, clock, site);

    /// <summary>The identity, once a reason was given; gone with the page.</summary>
    public RevealedPatient? Revealed { get; private set; }

    /// <summary>What each rule did when the judge last ran.</summary>
    public IReadOnlyList<RuleRun> Runs { get; private set; } = [];

    /// <summary>Rules that lacked a feed when the judge last ran.</summary>
    public IReadOnlyList<(string Rule, string Why)> NotRun => [.. Runs.Where(r => r.NotRun is not null).Select(r => (r.Id, r.NotRun!))];

    /// <summary>Everybody it rests on; empty when it is one person.</summary>
    public IReadOnlyList<InvolvedUser> Involved { get; private set; } = [];

    /// <summary>What person and patient have in common on file; null for an episode.</summary>
    public Ties? Ties { get; private set; }

    /// <summary>The person's access on the days of the finding beside other days and other people.</summary>
    public PeerFigures? Peers { get; private set; }

    public SimilarFindings? Similar { get; private set; }

    /// <summary>The reasons that were asked, and the policy.</summary>
    public AskedReasons? Asked { get; private set; }

    /// <summary>Share of the hospital's accesses to a patient that have no reason, 0–1; null before the first run.</summary>
    public double? HospitalUnexplained { get; private set; }

    /// <summary>Accounts to which the finding may be given.</summary>
    public IReadOnlyList<string> Colleagues { get; private set; } = [];

    /// <summary>Reads the finding and all round it.</summary>
    /// <param name="account">The desk account that looks.</param>
    /// <param name="id">The finding's number.</param>
    /// <param name="queryString">The address's query string: which events, and where their page hangs.</param>
    /// <param name="mayDecide">True when the account may decide findings.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task LoadAsync(string account, int id, string queryString, bool mayDecide, CancellationToken cancellationToken = default)
    {
        who = account;
        Revealed = null;
        await Open.LoadAsync(account, id, mayDecide, cancellationToken);
        if (Finding is not null)
        {
            await LoadEventsAsync(queryString, cancellationToken);
            await LoadContextAsync(Finding, mayDecide, cancellationToken);
        }
    }

    private async Task LoadContextAsync(FindingDetail finding, bool mayDecide, CancellationToken cancellationToken)
    {
        Involved = finding.Users > 1 ? await new InvolvedUsersQuery(store).RunAsync(finding.Id, cancellationToken) : [];
        Ties = finding.Patient is { } patient ? await new TiesQuery(store).RunAsync(finding.User, patient, cancellationToken) : null;
        Peers = await new PeerFiguresQuery(store).RunAsync(
            finding.User, SiteDays.Number(site.Day(finding.FirstAt)), SiteDays.Number(site.Day(finding.LastAt)), site.Zone, cancellationToken);
        Similar = await new SimilarFindingsQuery(store).RunAsync(finding.Id, cancellationToken);
        Asked = await new AskedReasonsQuery(store).RunAsync(cancellationToken);
        Runs = finding.RulesRun is { } json ? JsonSerializer.Deserialize<List<RuleRun>>(json, JsonSerializerOptions.Web) ?? [] : [];
        var runs = await new RunsQuery(store).RunAsync(cancellationToken);
        HospitalUnexplained = runs.Judgements is [{ PatientEvents: > 0 } run, ..] ? 1 - ((double)run.Explained / run.PatientEvents) : null;
        Colleagues = mayDecide
            ? [.. (await new ReviewersQuery(store, clock).RunAsync(Policies.Allowed[Policies.DecideFindings], cancellationToken)).Where(c => c != who)]
            : [];
    }

    /// <summary>Reads the timeline that the address asks for.</summary>
    public Task LoadEventsAsync(string queryString, CancellationToken cancellationToken = default) => Timeline.LoadAsync(who, Finding!, queryString, cancellationToken);

    /// <summary>Asks for the patient's identity; says why not, or null when it is shown.</summary>
    public async Task<Refusal?> RevealAsync(string? purpose, string? reason, CancellationToken cancellationToken = default)
    {
        (Revealed, var refusal) = await new IdentityReveal(store, clock).RevealAsync(Finding!.Patient!.Value, who, purpose, reason, cancellationToken);
        return refusal;
    }

    /// <summary>Address of a finding's accesses, or of those of one of its people.</summary>
    /// <param name="id">The finding's number.</param>
    /// <param name="by">Row id of the person; null for everybody.</param>
    public static string AccessesHref(int id, int? by = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{FindingsPageModel.Path}/{id}{new TimelineAddress { View = EventView.Finding, By = by }.ToQueryString()}#panel-timeline");

    /// <summary>Masks the identity again.</summary>
    public void Hide() => Revealed = null;
}
