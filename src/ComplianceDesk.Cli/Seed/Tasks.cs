using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>What each kind of work does to a record: one thing at a time, as often as that work does it.</summary>
internal static class Tasks
{
    private static readonly Thing[] Reading = [Thing.Chart, Thing.Note, Thing.LabResult, Thing.ProblemList, Thing.Order, Thing.Medication, Thing.FaceSheet];

    public static (AccessAction, Thing) Nurse(Chance c) => c.Next(10) switch
    {
        < 2 => (AccessAction.Read, c.Pick(Reading)),
        < 5 => (AccessAction.Update, Thing.Flowsheet),
        < 7 => (AccessAction.Update, Thing.Medication),
        7 => (AccessAction.Create, Thing.Note),
        8 => (AccessAction.Read, Thing.Order),
        _ => (AccessAction.Read, Thing.Chart),
    };

    public static (AccessAction, Thing) Doctor(Chance c) => c.Next(10) switch
    {
        < 5 => (AccessAction.Read, c.Pick(Reading)),
        < 7 => (AccessAction.Create, Thing.Order),
        7 => (AccessAction.Create, Thing.Note),
        8 => (AccessAction.Update, Thing.ProblemList),
        _ => (AccessAction.Read, Thing.Imaging),
    };

    public static (AccessAction, Thing) Flowsheet(Chance c) => c.Happens(0.6) ? (AccessAction.Update, Thing.Flowsheet) : (AccessAction.Read, Thing.Chart);

    public static (AccessAction, Thing) Clerk(Chance c) => c.Happens(0.7) ? (AccessAction.Read, Thing.FaceSheet) : (AccessAction.Update, Thing.Order);

    public static (AccessAction, Thing) Read(Chance c) => (AccessAction.Read, c.Pick(Reading));

    public static (AccessAction, Thing) Note(Chance c) => c.Happens(0.4) ? (AccessAction.Create, Thing.Note) : (AccessAction.Read, c.Pick(Reading));

    public static (AccessAction, Thing) Pharmacy(Chance c) => c.Happens(0.5) ? (AccessAction.Update, Thing.Order) : (AccessAction.Read, c.Happens(0.5) ? Thing.Medication : Thing.LabResult);

    public static (AccessAction, Thing) Laboratory(Chance c) => c.Happens(0.6) ? (AccessAction.Create, Thing.LabResult) : (AccessAction.Read, Thing.Order);

    public static (AccessAction, Thing) Imaging(Chance c) => c.Happens(0.6) ? (AccessAction.Create, Thing.Imaging) : (AccessAction.Read, Thing.Order);

    public static (AccessAction, Thing) Registration(Chance c) => c.Happens(0.5) ? (AccessAction.Update, Thing.FaceSheet) : (AccessAction.Read, Thing.FaceSheet);

    public static (AccessAction, Thing) Booking(Chance c) => c.Happens(0.6) ? (AccessAction.Create, Thing.Appointment) : (AccessAction.Read, Thing.FaceSheet);

    public static (AccessAction, Thing) Coding(Chance c) => c.Happens(0.35) ? (AccessAction.Update, Thing.CodingSummary) : (AccessAction.Read, c.Pick([Thing.Note, Thing.Document, Thing.LabResult, Thing.Order]));

    public static (AccessAction, Thing) Billing(Chance c) => c.Happens(0.5) ? (AccessAction.Update, Thing.Claim) : (AccessAction.Read, c.Pick([Thing.FaceSheet, Thing.Claim]));

    public static (AccessAction, Thing) Release(Chance c) => c.Happens(0.6) ? (c.Happens(0.7) ? AccessAction.Print : AccessAction.Export, Thing.Document) : (AccessAction.Read, Thing.Document);
}
