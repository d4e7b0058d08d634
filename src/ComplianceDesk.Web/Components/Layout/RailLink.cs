using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace ComplianceDesk.Web.Components.Layout;

/// <summary>A link of the rail. Where the address of one begins with that of another, the longer one alone is the current page.</summary>
public sealed class RailLink : NavLink
{
    /// <summary>Addresses of other links of the rail that begin with this one's.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Deeper { get; set; } = [];

    /// <inheritdoc/>
    protected override bool ShouldMatch(string uriAbsolute) =>
        base.ShouldMatch(uriAbsolute) && !Deeper.Any(deeper => new Uri(uriAbsolute).AbsolutePath is var path && (path == deeper || path.StartsWith(deeper + "/", StringComparison.Ordinal)));
}
