using System.Globalization;
using ComplianceDesk.Data.Quality;

namespace ComplianceDesk.Web.Features.Quality;

/// <summary>State of the page of runs.</summary>
public sealed class RunsPageModel(QualityRunsQuery query)
{
    /// <summary>The page's address.</summary>
    public const string Path = "/quality/runs";

    /// <summary>A page of runs.</summary>
    public QualityRunPage Page { get; private set; } = new([], null);

    /// <summary>Address of the page after; null on the last.</summary>
    public string? NextHref => Page.Next is { } next ? Address.Of(Path, ("before", next.ToString(CultureInfo.InvariantCulture))) : null;

    /// <summary>True once the store has answered.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Reads the runs before one, or the newest.</summary>
    public async Task LoadAsync(int? before, CancellationToken cancellationToken = default)
    {
        Page = await query.RunAsync(before, cancellationToken);
        Loaded = true;
    }
}
