namespace ComplianceDesk.Core.Access;

/// <summary>An earlier finding about a user that a person decided to be a violation.</summary>
/// <param name="Patient">Whose record it was about, or 0.</param>
/// <param name="LastAt">Its last access, milliseconds since 1970-01-01 UTC.</param>
public readonly record struct Violation(int Patient, long LastAt);

/// <summary>How many events a source system sent on a day.</summary>
public readonly record struct SourceDay(int Day, int Events);

/// <summary>Something of a source system as it was seen to be switched: its auditing, or its service.</summary>
/// <param name="At">Milliseconds since 1970-01-01 UTC.</param>
/// <param name="IsOn">False when it was switched off, or was down.</param>
public readonly record struct SystemSwitch(long At, bool IsOn);
