using ComplianceDesk.Data;

namespace ComplianceDesk.Web;

/// <summary>A file that holds what is put together before it is sent. It stands in the data directory, which nobody else reads, and is gone with its stream.</summary>
internal static class ScratchFile
{
    /// <summary>An empty one, to write and to read.</summary>
    public static FileStream Create(DeskStore store)
    {
        var folder = Directory.CreateDirectory(Path.Combine(store.Directory, "scratch")).FullName;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 1 << 16, Options = FileOptions.Asynchronous };
        if (OperatingSystem.IsWindows())
        {
            options.Options |= FileOptions.DeleteOnClose;
            return new FileStream(Path.Combine(folder, Path.GetRandomFileName()), options);
        }

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(Path.Combine(folder, Path.GetRandomFileName()), options);
        // Without a name at once: a desk that is killed meanwhile leaves nothing behind.
        File.Delete(file.Name);
        return file;
    }
}
