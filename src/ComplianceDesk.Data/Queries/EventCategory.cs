using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Data.Queries;

/// <summary>What kind of thing an event is, as reviewers group them.</summary>
public enum EventCategory
{
    Read,
    Write,
    Out,
    Override,
    Other,
}

/// <summary>Sorts events into categories.</summary>
public static class EventCategories
{
    /// <summary>An event's category. An emergency override is one whatever was done with it.</summary>
    public static EventCategory Of(AccessAction action, bool breakGlass) => breakGlass ? EventCategory.Override : action switch
    {
        AccessAction.Read or AccessAction.Query => EventCategory.Read,
        AccessAction.Print or AccessAction.Export => EventCategory.Out,
        AccessAction.Create or AccessAction.Update or AccessAction.Delete => EventCategory.Write,
        _ => EventCategory.Other,
    };

    /// <summary>The category in words.</summary>
    public static string Title(EventCategory category) => category switch
    {
        EventCategory.Read => "Read or searched",
        EventCategory.Write => "Written",
        EventCategory.Out => "Printed or exported",
        EventCategory.Override => "Emergency override",
        _ => "Other",
    };
}
