using System.Globalization;
using ComplianceDesk.Core.Cases;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Web.Features.Cases;

/// <summary>State of the page with the letters of a case: which stand on it and which one is open are in the address.</summary>
public sealed class LettersPageModel(CaseQuery cases, CaseLettersQuery query, CaseReview review, CaseLetters letters, CaseDrafts drafts, Site site, TimeProvider clock)
{
    private string who = "";
    private int id;
    private int after;
    private int? patient;
    private IReadOnlyDictionary<string, CaseDraftRow> kept = new Dictionary<string, CaseDraftRow>();

    /// <summary>The case; null when there is none of the number, or before it is read.</summary>
    public CaseDetail? Case { get; private set; }

    /// <summary>True once the store has answered.</summary>
    public bool Loaded { get; private set; }

    /// <summary>The letters of the page, by the patient's key.</summary>
    public IReadOnlyList<CaseLetter> Letters { get; private set; } = [];

    /// <summary>The letter that is open; null when none is.</summary>
    public CaseLetter? Open { get; private set; }

    /// <summary>Key of the last letter of the page; null on the last page.</summary>
    public int? Next { get; private set; }

    /// <summary>True on the first page.</summary>
    public bool First => after == 0;

    /// <summary>Letters on a page.</summary>
    public int Rows { get; set; } = RowCursor.PageSize;

    /// <summary>The present day at the site.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>Why this person may not act on the case; null when nothing stands against it.</summary>
    public Refusal? Conflict { get; private set; }

    /// <summary>Why the last step was not taken, and whether it was one on the open letter.</summary>
    public (Refusal Refusal, bool OnOpen)? Refused { get; private set; }

    /// <summary>What this person wrote in the open letter and did not record.</summary>
    public CaseDraftRow? Draft => patient is { } key ? kept.GetValueOrDefault(Part(key)) : null;

    /// <summary>Address of the letters of a case.</summary>
    public static string Href(int id) => string.Create(CultureInfo.InvariantCulture, $"{CasesPageModel.Path}/{id}/letters");

    /// <summary>Address of this page with a letter open, or none.</summary>
    public string Href(int? open, int? from) => Address.Of(Href(id), ("after", from is null or 0 ? null : Number(from)), ("patient", Number(open)));

    /// <summary>Address of the same letters with one of them open, or none.</summary>
    public string OpenHref(int? open) => Href(open, after);

    /// <summary>Reads what the address asks for.</summary>
    public async Task LoadAsync(string account, int number, string queryString, CancellationToken cancellationToken = default)
    {
        var values = System.Web.HttpUtility.ParseQueryString(queryString);
        (who, id) = (account, number);
        (after, patient, Refused) = (Key(values["after"]) ?? 0, Key(values["patient"]), null);
        Today = site.Day(clock.GetUtcNow().UtcDateTime);
        await ReadAsync(cancellationToken);
        Conflict = Case is null ? null : await review.ConflictAsync(id, who, cancellationToken);
        kept = await drafts.ListAsync(id, who, cancellationToken);
        Loaded = true;
    }

    /// <summary>Records what is to stand of the open letter.</summary>
    public Task<bool> RecordAsync(LetterFacts facts) => StepAsync(true, () => letters.RecordAsync(id, Case!.Row.Version, patient!.Value, facts, who));

    /// <summary>Records the day on which every letter that waits was sent.</summary>
    public Task<bool> SentAsync(DateOnly? on) => StepAsync(false, () => letters.SentAsync(id, Case!.Row.Version, on, who));

    /// <summary>Keeps what is written so far in the open letter.</summary>
    public async Task KeepAsync(string text)
    {
        await drafts.SaveAsync(id, who, Part(patient!.Value), text);
        kept = await drafts.ListAsync(id, who);
    }

    private async Task<bool> StepAsync(bool onOpen, Func<Task<Refusal?>> step)
    {
        Refused = await step() is { } refusal ? (refusal, onOpen) : null;
        if (Refused is null && onOpen && Draft is not null)
        {
            await KeepAsync("");
        }
        await ReadAsync(default);
        return Refused is null;
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Case = await cases.RunAsync(id, cancellationToken);
        var rest = Case is null ? [] : await query.PageAsync(id, after, Rows + 1, cancellationToken);
        Next = rest.Count > Rows ? rest[Rows - 1].Patient.Key : null;
        Letters = [.. rest.Take(Rows)];
        Open = Case is null || patient is not { } key ? null : (await query.PageAsync(id, key - 1, 1, cancellationToken)).FirstOrDefault(l => l.Patient.Key == key);
    }

    private static string Part(int key) => string.Create(CultureInfo.InvariantCulture, $"letter-P{key}");

    private static int? Key(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : null;

    private static string? Number(int? key) => key?.ToString(CultureInfo.InvariantCulture);
}
