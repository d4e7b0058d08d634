using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Data.Reports;

/// <summary>The organization's logo, a file of the data directory; printed on the cover of every report.</summary>
public sealed class SiteLogo(DeskStore store)
{
    private string Path => System.IO.Path.Combine(store.Directory, "logo");

    /// <summary>The logo; null when there is none.</summary>
    /// <param name="organization">Whose it is, for those who cannot see it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<Image?> LoadAsync(string organization, CancellationToken cancellationToken = default) =>
        File.Exists(Path) ? new Image(await File.ReadAllBytesAsync(Path, cancellationToken), $"Logo of {organization}") : null;

    /// <summary>Keeps a JPEG or PNG file as the logo.</summary>
    public Task SaveAsync(byte[] file, CancellationToken cancellationToken = default) => File.WriteAllBytesAsync(Path, file, cancellationToken);

    /// <summary>Leaves reports without one from now on.</summary>
    public void Remove() => File.Delete(Path);
}
