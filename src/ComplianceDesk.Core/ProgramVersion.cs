using System.Reflection;

namespace ComplianceDesk.Core;

/// <summary>Which version of the program this is.</summary>
public static class ProgramVersion
{
    private static readonly string[] Parts =
        (typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown").Split('+');

    /// <summary>The version as released, <c>1.4.0</c>.</summary>
    public static string Released => Parts[0];

    /// <summary>The version with the commit it was built from, <c>1.4.0+c74d8e58</c>: two builds of one version tell apart.</summary>
    public static string Build { get; } = Parts.Length > 1 ? $"{Parts[0]}+{Parts[1][..Math.Min(8, Parts[1].Length)]}" : Parts[0];
}
