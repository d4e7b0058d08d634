using System.Globalization;
using ComplianceDesk.Core;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Schedules;

/// <summary>Messages to recipients with what became of each, newest first.</summary>
internal abstract class DeliveryRegister : PageRegister
{
    /// <inheritdoc/>
    public override string Name => "deliveries";

    /// <summary>Which messages, in words, and whose reports; null for all.</summary>
    protected abstract (string Filter, ReadableReports? Readable) Shown(HttpContext http);

    /// <inheritdoc/>
    public override Task WriteAsync(HttpContext http, RowWriter rows)
    {
        var (filter, readable) = Shown(http);
        return rows.WriteAsync(
            RegisterHead.Of("Deliveries", filter, "delivery", "job", "schedule", "report", "to", "address", "subject", "state", "queued_at", "#attempts", "last_attempt_at", "next_attempt_at", "answer"),
            Of<DeliveriesQuery>(http).ReadAsync(readable, http.RequestAborted),
            d =>
            [
                Number(d.Id), Number(d.JobId), Number(d.ScheduleId), Number(d.ReportId), d.Who, d.Address, d.Subject, d.State.ToString().ToLowerInvariant(), d.QueuedAt.Iso(), Number(d.Attempts), d.LastAttemptAt?.Iso(), d.NextAttemptAt?.Iso(), d.Answer,
            ], http.RequestAborted);
    }

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Messages of schedules whose reports the reader may open.</summary>
internal sealed class ScheduleDeliveryRegister : DeliveryRegister
{
    public override string Path => "/reports/schedules/deliveries";

    public override string Policy => Policies.MakeReports;

    protected override (string, ReadableReports?) Shown(HttpContext http) => ("of schedules whose reports the reader may open", ReportRights.Of(http.User).Readable());
}

/// <summary>Every message.</summary>
internal sealed class MailDeliveryRegister : DeliveryRegister
{
    public override string Path => "/admin/mail/deliveries";

    public override string Policy => Policies.ManageUsers;

    protected override (string, ReadableReports?) Shown(HttpContext http) => ("all", null);
}
