using System.Globalization;

namespace ComplianceDesk.Data.Judgement;

/// <summary>The policy versions that a finding owes to: the one under which it was found, and the one by which it was last judged. 0 is the policy as the program comes.</summary>
/// <param name="Found">The version that found it; null when that was before versions were kept.</param>
/// <param name="Judged">The version by which it was last judged; null when it was not since versions are kept.</param>
public sealed record PolicyVersions(int? Found, int? Judged)
{
    /// <summary>In words: <c>found by policy version 3, judged again by policy version 4</c>.</summary>
    public string Text => (Found, Judged) switch
    {
        (null, null) => "no policy version kept",
        (null, { } judged) => $"found before policy versions were kept, judged again by {Name(judged)}",
        ({ } found, { } judged) when judged != found => $"found by {Name(found)}, judged again by {Name(judged)}",
        ({ } found, _) => $"found by {Name(found)}",
    };

    private static string Name(int version) => version == 0 ? "the default policy" : string.Create(CultureInfo.InvariantCulture, $"policy version {version}");
}
