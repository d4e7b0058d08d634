using ComplianceDesk.Data.Import;

namespace ComplianceDesk.Data.Tests.Import;

public sealed class FeedFilesTests
{
    [Fact]
    public async Task Orders_ByWhatRefersToWhat_NotByName()
    {
        using var folder = new TemporaryFolder();
        var files = new Dictionary<string, string>
        {
            ["a.csv"] = "event_id,occurred_at,user_id,action\n",
            ["b/b.csv"] = "patient_id,kind,phone\n",
            ["c.csv"] = "patient_id,user_id,starts_on\n",
            ["d.csv"] = "appointment_id,patient_id,starts_at\n",
            ["e.csv"] = "encounter_id,patient_id,class,started_at\n",
            ["f.csv"] = "patient_id,birth_date\n",
            ["g.csv"] = "user_id,role\n",
            ["h.csv"] = "department_id,name\n",
            ["README.md"] = "# hello\n",
            ["z.ndjson"] = "{\"resourceType\":\"AuditEvent\"}\n",
            ["empty"] = "",
            [".hidden.csv"] = "user_id,role\n",
        };
        foreach (var (name, content) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.Path, name))!);
            await File.WriteAllTextAsync(Path.Combine(folder.Path, name), content);
        }
        var order = FeedFiles.Expand([Path.Combine(folder.Path, "a.csv"), folder.Path]);
        Assert.Equal(["h.csv", "g.csv", "f.csv", "e.csv", "d.csv", "c.csv", "b/b.csv", "a.csv", "z.ndjson", "README.md", "empty"],
            order.Select(f => Path.GetRelativePath(folder.Path, f).Replace('\\', '/')));
        Assert.Throws<FileNotFoundException>(() => FeedFiles.Expand([Path.Combine(folder.Path, "nowhere")]));
    }
}
