using ComplianceDesk.Core.Feeds;

namespace ComplianceDesk.Data.Import;

/// <summary>The files of paths and folders, in the order they are best taken in.</summary>
public static class FeedFiles
{
    /// <summary>
    /// Files as named, folders as all the files below them (hidden ones and links left out): reference feeds first, then access logs, then what is
    /// not recognised; equals by path. What a file is, is decided by its content.
    /// </summary>
    /// <exception cref="FileNotFoundException">A path is neither a file nor a folder.</exception>
    public static IReadOnlyList<string> Expand(IEnumerable<string> paths)
    {
        var below = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path)) files.AddRange(Directory.EnumerateFiles(path, "*", below));
            else if (File.Exists(path)) files.Add(path);
            else throw new FileNotFoundException($"There is no file or folder {path}.", path);
        }
        return [.. files.Select(f => (Path: f, Full: Path.GetFullPath(f))).DistinctBy(f => f.Full).OrderBy(f => Rank(f.Full)).ThenBy(f => f.Full, StringComparer.Ordinal).Select(f => f.Path)];
    }

    private static int Rank(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (FeedOpening.Open(file, TimeZoneInfo.Utc).Reader is not { } reader) return int.MaxValue;
            return FeedSchema.All.Index().First(f => f.Item == reader.Record.Feed).Index;
        }
        catch (InvalidDataException)
        {
            return int.MaxValue;
        }
    }
}
