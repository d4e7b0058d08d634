namespace ComplianceDesk.Core.Feeds;

/// <summary>The <c>system_settings</c> feed.</summary>
public static class SystemSettingsFeed
{
    /// <summary>Its columns.</summary>
    public static FeedSchema Schema { get; } = new("system-settings", "A setting of a system as seen at one moment.",
        new FeedColumn("system", ColumnKind.Id, "the system", Required: true),
        new FeedColumn("setting", ColumnKind.Id, "the setting, for example auto-logoff-minutes, encryption-at-rest, mfa, audit-enabled, backup-last-success", Required: true),
        new FeedColumn("value", ColumnKind.Text, "its value", Required: true),
        new FeedColumn("observed_at", ColumnKind.TimeOrDate, "when it was seen", Required: true));
}
