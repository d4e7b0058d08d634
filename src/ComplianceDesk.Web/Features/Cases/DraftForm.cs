using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Components;
using Microsoft.AspNetCore.Components;

namespace ComplianceDesk.Web.Features.Cases;

/// <summary>A form of a case whose contents are kept as the person's draft while they are written, and come back with the page.</summary>
public abstract class DraftForm : ComponentBase, IDisposable
{
    private readonly TypingRest rest = new();

    [Inject]
    private Site Site { get; set; } = default!;

    /// <summary>Why the last step was not taken.</summary>
    [Parameter]
    public Refusal? Refusal { get; set; }

    /// <summary>What the person wrote here and did not record; null when nothing.</summary>
    [Parameter]
    public CaseDraftRow? Draft { get; set; }

    /// <summary>Keeps what is written so far; empty when it is nothing.</summary>
    [Parameter]
    public EventCallback<string> OnKeep { get; set; }

    /// <summary>How long typing must rest before the draft is kept.</summary>
    [Parameter]
    public TimeSpan Rest { get; set; } = TimeSpan.FromMilliseconds(600);

    /// <summary>What is written so far, as a draft is kept.</summary>
    protected abstract string Written { get; }

    /// <summary>That a draft is kept, and since when.</summary>
    protected RenderFragment Kept => builder =>
    {
        if (Draft is { } draft)
        {
            builder.OpenElement(0, "span");
            builder.AddAttribute(1, "class", "muted");
            builder.AddContent(2, $"Draft kept {Site.Time(draft.SavedAt)}, not recorded yet.");
            builder.CloseElement();
        }
    };

    /// <summary>Keeps the draft once typing has rested.</summary>
    protected async Task TypedAsync()
    {
        if (await rest.AfterAsync(Rest))
        {
            await OnKeep.InvokeAsync(Written);
        }
    }

    /// <summary>What is sent is no draft any more.</summary>
    protected void Sending() => rest.Dispose();

    /// <inheritdoc/>
    public void Dispose()
    {
        rest.Dispose();
        GC.SuppressFinalize(this);
    }
}
