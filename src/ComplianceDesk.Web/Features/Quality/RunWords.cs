using System.Globalization;
using ComplianceDesk.Data.Quality;

namespace ComplianceDesk.Web.Features.Quality;

/// <summary>A quality run in words.</summary>
internal static class RunWords
{
    /// <summary>The run and the limits it was made by.</summary>
    public static string Source(RunStamp? run) => run is null ? "No run yet"
        : string.Create(CultureInfo.InvariantCulture, $"Quality run {run.Id}, {(run.PolicyVersion == 0 ? "limits and weights of the catalog" : $"site policy version {run.PolicyVersion}")}");
}
