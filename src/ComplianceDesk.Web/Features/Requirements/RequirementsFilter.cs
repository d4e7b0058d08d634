using System.Globalization;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Requirements;

namespace ComplianceDesk.Web.Features.Requirements;

/// <summary>What of the matrix is shown. Converts to and from the address.</summary>
/// <param name="Rule">Id of a body of rules; null for all.</param>
/// <param name="Result">One result; null for all.</param>
/// <param name="Only">A question across results; null for none.</param>
/// <param name="AsOf">The day asked about, at its end; null for now.</param>
/// <param name="Find">Words that stand together in a requirement's title or citation; null for all.</param>
/// <param name="Proposed">Whether proposed rules are shown; null for what the site has set.</param>
public sealed record RequirementsFilter(string? Rule = null, TestResult? Result = null, RequirementsOnly? Only = null, DateOnly? AsOf = null, bool? Proposed = null, string? Find = null)
{
    /// <summary>Address of the page.</summary>
    public const string Path = "/requirements";

    /// <summary>Reads a query string; what it does not know asks for all.</summary>
    public static RequirementsFilter Parse(string queryString)
    {
        var values = System.Web.HttpUtility.ParseQueryString(queryString);
        return new RequirementsFilter(
            RequirementCatalog.Families.Any(f => f.Id == values["rule"]) ? values["rule"] : null,
            TestResults.All.Cast<TestResult?>().FirstOrDefault(r => Code(r!.Value) == values["result"]),
            Enum.GetValues<RequirementsOnly>().Cast<RequirementsOnly?>().FirstOrDefault(o => Code(o!.Value) == values["only"]),
            Day(values["as-of"]),
            values["proposed"] switch { "on" => true, "off" => false, _ => null },
            values["find"]?.Trim() is { Length: > 0 } find ? find : null);
    }

    /// <summary>The address that asks for this.</summary>
    public string Href => At(Path);

    /// <summary>The address of what is asked for as a file.</summary>
    public string FileHref(string format) => At($"{Path}/file.{format}");

    /// <summary>What is asked for, in words.</summary>
    public string Describe() => string.Join(", ", new[]
    {
        Rule is null ? null : RequirementCatalog.Families.First(f => f.Id == Rule).Title, Result?.Text(),
        Only switch
        {
            RequirementsOnly.Exceptions => "exceptions", RequirementsOnly.NoEvidence => "no evidence", RequirementsOnly.Expiring => "statements expiring or expired", RequirementsOnly.NoDecision => "addressable, no decision recorded", _ => null,
        },
        Find is null ? null : $"“{Find}” in title or citation",
    }.OfType<string>().DefaultIfEmpty("all"));

    private string At(string path) => Address.Of(
        path, ("rule", Rule), ("result", Result is { } r ? Code(r) : null), ("only", Only is { } o ? Code(o) : null), ("as-of", Text(AsOf)), ("proposed", Proposed switch { true => "on", false => "off", _ => null }), ("find", Find));

    /// <summary>True for a line that is asked for.</summary>
    public bool Takes(RequirementLine line) =>
        (Rule is null || line.Requirement.Family == Rule)
        && (Result is null || line.Result == Result)
        && (Find is null || $"{line.Requirement.Title} {line.Requirement.Citation}".Contains(Find, StringComparison.OrdinalIgnoreCase))
        && Only switch
        {
            RequirementsOnly.Exceptions => line.Result == TestResult.ExceptionNoted,
            RequirementsOnly.NoEvidence => line.WithoutEvidence,
            RequirementsOnly.Expiring => line.StatementState is StatementState.Expiring or StatementState.Expired,
            RequirementsOnly.NoDecision => line.Addressable == AddressableState.NoDecision && line.Result != TestResult.NotApplicable,
            _ => true,
        };

    /// <summary><c>exception-noted</c>, <c>no-evidence</c> …</summary>
    public static string Code<T>(T value)
        where T : struct, Enum => CheckWords.Kebab(value.ToString());

    internal static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    internal static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Questions across results.</summary>
public enum RequirementsOnly
{
    /// <summary>Something was noted.</summary>
    Exceptions,
    /// <summary>Neither data nor a statement in force.</summary>
    NoEvidence,
    /// <summary>A statement whose last day is near or has passed.</summary>
    Expiring,
    /// <summary>An addressable specification that nobody has decided.</summary>
    NoDecision,
}
