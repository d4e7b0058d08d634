using System.ComponentModel.DataAnnotations;

namespace ComplianceDesk.Web.Options;

/// <summary>Settings of the host, section <c>Desk</c> of the configuration.</summary>
public sealed class DeskOptions
{
    /// <summary>Where the store, the archive and the reports stand. Relative to the repository's root, or to the current directory outside one.</summary>
    public string? DataDirectory { get; set; }

    /// <summary>Name shown in the top bar until the store's settings name the organisation.</summary>
    [Required]
    public string SiteName { get; set; } = "ComplianceDesk";

    /// <summary>Minutes without a key, a click or a touch after which a person is signed out.</summary>
    [Range(1, 480)]
    public int IdleMinutes { get; set; } = 15;

    /// <summary>Hours after which the password is asked for again, however busy the person was.</summary>
    [Range(1, 24)]
    public int SessionHours { get; set; } = 12;

    /// <summary>Largest file that may be uploaded through a browser, in bytes. Larger files go through the inbox folder.</summary>
    [Range(1, long.MaxValue)]
    public long UploadLimit { get; set; } = 4L << 30;
}

/// <summary>Settings of the demonstration, section <c>Demo</c>; <c>--demo</c> on the command line sets <see cref="Load"/>.</summary>
public sealed class DemoOptions
{
    /// <summary>Fills an empty store with the demo hospital and makes one account for each role.</summary>
    public bool Load { get; set; }

    /// <summary>Password of the demo accounts; a random one is made when none is given.</summary>
    public string? Password { get; set; }

    /// <summary>Folder of feeds to load; the repository's <c>seed-data/demo</c> when not given.</summary>
    public string? Folder { get; set; }
}
