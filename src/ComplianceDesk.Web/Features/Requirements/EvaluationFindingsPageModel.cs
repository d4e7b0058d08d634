using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Requirements;

namespace ComplianceDesk.Web.Features.Requirements;

/// <summary>State of the register of findings: what the address asks for.</summary>
public sealed class EvaluationFindingsPageModel(EvaluationFindingsQuery query, TimeProvider clock)
{
    /// <summary>Questions the register can be narrowed by: code and words.</summary>
    public static readonly IReadOnlyList<(string Code, string Text)> Choices =
        [("unanswered", "No response recorded"), ("overdue", "Past the due date"), ("stated-corrected", "Stated as corrected and still noted"), ("no-longer-noted", "No longer noted")];

    /// <summary>Every finding; null until loaded.</summary>
    public EvaluationFindings? Findings { get; private set; }

    /// <summary>Code of the question asked; null for all.</summary>
    public string? Only { get; private set; }

    /// <summary>The findings asked for.</summary>
    public IReadOnlyList<FindingLine> Shown { get; private set; } = [];

    /// <summary>Loads what a query string asks for.</summary>
    public async Task LoadAsync(string queryString, CancellationToken cancellationToken = default)
    {
        var asked = System.Web.HttpUtility.ParseQueryString(queryString)["only"];
        Only = Choices.Any(c => c.Code == asked) ? asked : null;
        Findings = await query.RunAsync(clock.GetUtcNow().UtcDateTime, cancellationToken);
        Shown = [.. Findings.Lines.Where(l => Takes(l, Only, Findings.Today))];
    }

    /// <summary>The question in words.</summary>
    public static string Text(string? only) => only is null ? "all" : Choices.First(c => c.Code == only).Text;

    /// <summary>How many findings a question holds.</summary>
    public int Count(string code) => Findings?.Lines.Count(l => Takes(l, code, Findings.Today)) ?? 0;

    /// <summary>The address that asks a question; null asks for all.</summary>
    public static string Href(string? only) => Address.Of("/requirements/findings", ("only", only));

    /// <summary>The address of the shown findings as a file.</summary>
    public string FileHref(string format) => Address.Of($"/requirements/findings/file.{format}", ("only", Only));

    private static bool Takes(FindingLine line, string? only, DateOnly today) => only switch
    {
        "unanswered" => line.Response is null,
        "overdue" => line.Noted != false && line.Response?.IsOverdue(today) == true,
        "stated-corrected" => line is { Noted: true, Response.State: ResponseState.Corrected },
        "no-longer-noted" => line.Noted == false,
        _ => true,
    };
}
