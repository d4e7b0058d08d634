namespace ComplianceDesk.Core.Access;

/// <summary>A person named in a patient's record.</summary>
/// <param name="Keys">Of the person named.</param>
public readonly record struct Relation(PersonKeys Keys);
