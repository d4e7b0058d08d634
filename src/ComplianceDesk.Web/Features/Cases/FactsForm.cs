using ComplianceDesk.Core.Cases;
using ComplianceDesk.Data.Review;
using Microsoft.AspNetCore.Components;

namespace ComplianceDesk.Web.Features.Cases;

/// <summary>A form for some facts of a case: it starts from what is recorded, and keeps what was typed when a step is refused.</summary>
public abstract class FactsForm : ComponentBase
{
    private CaseFacts? shown;

    [Parameter]
    public Refusal? Refusal { get; set; }

    /// <summary>Records facts; true when they were taken.</summary>
    [Parameter, EditorRequired]
    public Func<CaseFacts, Task<bool>> OnRecord { get; set; } = default!;

    /// <summary>What is recorded.</summary>
    protected abstract CaseFacts Recorded { get; }

    /// <summary>Fills the fields.</summary>
    protected abstract void Fill(CaseFacts facts);

    /// <summary>The facts as the fields have them.</summary>
    protected abstract CaseFacts Read();

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (shown != Recorded)
        {
            Fill(shown = Recorded);
        }
    }

    /// <summary>Records what the fields say.</summary>
    protected Task RecordAsync() => OnRecord(Read());

    /// <summary>Text without the space round it; null when nothing is left.</summary>
    protected static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
