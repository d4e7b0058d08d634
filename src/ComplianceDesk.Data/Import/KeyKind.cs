using ComplianceDesk.Core.Feeds;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Import;

/// <summary>A dictionary of the store: what is kept once and referred to by integer.</summary>
internal enum KeyKind : byte
{
    User = 0,
    Patient = 1,
    Department = 2,
    Workstation = 3,
    SourceIp = 4,
    SourceSystem = 5,
    ObjectType = 6,
    Purpose = 7,
    Reason = 8,
    Word = 9,
}

internal static class KeyKinds
{
    public const int Count = 10;

    /// <summary>The kind of term, for the kinds kept in Terms.</summary>
    public static TermKind? Term(this KeyKind kind) => kind switch
    {
        KeyKind.Workstation => TermKind.Workstation,
        KeyKind.SourceIp => TermKind.SourceIp,
        KeyKind.SourceSystem => TermKind.SourceSystem,
        KeyKind.ObjectType => TermKind.ObjectType,
        KeyKind.Purpose => TermKind.Purpose,
        KeyKind.Reason => TermKind.Reason,
        KeyKind.Word => TermKind.Word,
        _ => null,
    };

    /// <summary>The dictionary a column refers to, or null when it refers to none.</summary>
    public static KeyKind? Reference(ColumnKind kind) => kind switch
    {
        ColumnKind.User => KeyKind.User,
        ColumnKind.Patient => KeyKind.Patient,
        ColumnKind.Department => KeyKind.Department,
        ColumnKind.Word => KeyKind.Word,
        _ => null,
    };
}
