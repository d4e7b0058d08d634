using ComplianceDesk.Web.Options;

namespace ComplianceDesk.Web;

/// <summary>Finds the data directory.</summary>
public static class DataDirectory
{
    /// <summary>
    /// <c>Desk:DataDirectory</c> when given, else <c>data</c> (for the demonstration <c>data/demo</c>, so that it never mixes with a site's own data).
    /// Relative paths start at the repository's root when the host runs from one, else at the current directory.
    /// </summary>
    public static string Find(IConfiguration configuration, string contentRoot)
    {
        var name = configuration[$"Desk:{nameof(DeskOptions.DataDirectory)}"];
        if (string.IsNullOrWhiteSpace(name))
        {
            name = configuration.GetValue<bool>($"Demo:{nameof(DemoOptions.Load)}") ? Path.Combine("data", "demo") : "data";
        }
        return Path.GetFullPath(name, RepositoryRoot(contentRoot) ?? Environment.CurrentDirectory);
    }

    /// <summary>The folder above <paramref name="path"/> that holds the solution, or null.</summary>
    public static string? RepositoryRoot(string path)
    {
        for (var folder = new DirectoryInfo(path); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ComplianceDesk.sln")))
            {
                return folder.FullName;
            }
        }
        return null;
    }
}
