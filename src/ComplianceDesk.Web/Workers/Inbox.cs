using ComplianceDesk.Core.Feeds;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Import;

namespace ComplianceDesk.Web.Workers;

/// <summary>The folder <c>inbox</c> of the data directory: what is put there on the server is taken in as if it had been uploaded.</summary>
public sealed class Inbox(DeskStore store, ImportQueue queue, TimeProvider clock)
{
    /// <summary>Who the imports list names for files of the inbox.</summary>
    public const string Sender = "inbox";

    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    /// <summary>The folder's path.</summary>
    public string Folder => Path.Combine(store.Directory, "inbox");

    /// <summary>Where in it a file is put that is the whole of its feed: what it does not name is no longer there.</summary>
    public string Whole => Path.Combine(Folder, "full");

    /// <summary>Where files go that no reader recognises. The imports list says why.</summary>
    public string Refused => Path.Combine(store.Directory, "inbox-refused");

    /// <summary>Queues every file that nobody has written to for two seconds, reference feeds first. Returns how many.</summary>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Whole);
        var now = clock.GetUtcNow().UtcDateTime;
        var files = FeedFiles.Expand([Folder]);
        if (files.Any(f => (File.GetLastWriteTimeUtc(f) - now).Duration() < Settled))
        {
            // Somebody is still copying; waiting for the whole set keeps reference feeds ahead of the log. A time far ahead came with the file.
            return 0;
        }
        foreach (var file in files)
        {
            bool known;
            await using (var content = File.OpenRead(file))
            {
                await queue.EnqueueAsync(content, Path.GetFileName(file), new ImportRequest(Sender, Full: Path.GetDirectoryName(file) == Whole), cancellationToken: cancellationToken);
                content.Position = 0;
                known = IsKnown(content);
            }
            if (known)
            {
                // The archive holds the bytes now.
                File.Delete(file);
            }
            else
            {
                Directory.CreateDirectory(Refused);
                File.Move(file, Path.Combine(Refused, $"{clock.GetUtcNow():yyyyMMdd-HHmmssfff}-{Path.GetFileName(file)}"));
            }
        }
        return files.Count;
    }

    private static bool IsKnown(Stream content)
    {
        try
        {
            return FeedOpening.Open(content, TimeZoneInfo.Utc).Reader is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
