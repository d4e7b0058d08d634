using ComplianceDesk.Core.Cases;
using ComplianceDesk.Data.Review;
using Microsoft.AspNetCore.Components;

namespace ComplianceDesk.Web.Features.Cases;

/// <summary>A form for some facts of a case: it starts from the person's draft or from what is recorded, and keeps what was typed when a step is refused.</summary>
public abstract class FactsForm : DraftForm
{
    private CaseFacts? shown;

    /// <summary>Records facts; true when they were taken.</summary>
    [Parameter, EditorRequired]
    public Func<CaseFacts, Task<bool>> OnRecord { get; set; } = default!;

    /// <summary>What is recorded.</summary>
    protected abstract CaseFacts Recorded { get; }

    /// <inheritdoc/>
    protected sealed override string Written => CaseFactsJson.Write(Read());

    /// <summary>Fills the fields.</summary>
    protected abstract void Fill(CaseFacts facts);

    /// <summary>The facts as the fields have them.</summary>
    protected abstract CaseFacts Read();

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (shown != Recorded)
        {
            shown = Recorded;
            Fill(Draft is null ? shown : CaseFactsJson.Read(Draft.Text));
        }
    }

    /// <summary>Records what the fields say.</summary>
    protected Task RecordAsync()
    {
        Sending();
        return OnRecord(Read());
    }

    /// <summary>Text without the space round it; null when nothing is left.</summary>
    protected static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
