using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Tests.Shape;

/// <summary>Core is pure C#: no disk, no clock, no randomness of its own, nothing but the base library.</summary>
public sealed class CorePurityTests
{
    private static readonly string[] AllowedReferences = ["System."];

    private static readonly HashSet<string> ForbiddenTypes =
    [
        "System.IO.File", "System.IO.Directory", "System.IO.FileStream", "System.IO.FileInfo", "System.IO.DirectoryInfo",
        "System.Console", "System.Random", "System.Net.Http.HttpClient", "System.Diagnostics.Process",
    ];

    private static readonly HashSet<string> ForbiddenMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow", "System.Guid.NewGuid", "System.TimeProvider.get_System",
    ];

    [Fact]
    public void Uses_OnlyThePureBaseLibrary()
    {
        Assert.Empty(Offences(typeof(AccessAction).Assembly.Location));
    }

    [Fact]
    public void Rejects_AnAssemblyThatTouchesDiskAndClock()
    {
        // The canary: this very test assembly reads files.
        var offences = Offences(typeof(CorePurityTests).Assembly.Location);
        Assert.Contains("System.IO.File", offences);
        Assert.Contains(offences, o => o.StartsWith("reference xunit", StringComparison.Ordinal));
    }

    private static List<string> Offences(string assembly)
    {
        using var stream = File.OpenRead(assembly);
        using var pe = new PEReader(stream);
        var reader = pe.GetMetadataReader();
        var offences = new List<string>();
        foreach (var handle in reader.AssemblyReferences)
        {
            var name = reader.GetString(reader.GetAssemblyReference(handle).Name);
            if (!AllowedReferences.Any(a => name.StartsWith(a, StringComparison.Ordinal)))
            {
                offences.Add($"reference {name}");
            }
        }

        foreach (var handle in reader.TypeReferences)
        {
            var name = FullName(reader, handle);
            if (ForbiddenTypes.Contains(name))
            {
                offences.Add(name);
            }
        }

        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            if (member.Parent.Kind == HandleKind.TypeReference)
            {
                var name = $"{FullName(reader, (TypeReferenceHandle)member.Parent)}.{reader.GetString(member.Name)}";
                // The compiler asks for the thread's number in every iterator; nothing else of the environment is Core's business.
                if (ForbiddenMembers.Contains(name) || (name.StartsWith("System.Environment.", StringComparison.Ordinal) && name != "System.Environment.get_CurrentManagedThreadId"))
                {
                    offences.Add(name);
                }
            }
        }

        return offences;
    }

    private static string FullName(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }
}
