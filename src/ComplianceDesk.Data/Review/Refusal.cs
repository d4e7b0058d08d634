namespace ComplianceDesk.Data.Review;

/// <summary>Why an action was not carried out: an expected answer, not a fault. Nothing was changed.</summary>
/// <param name="Code">Stable code, kebab case.</param>
/// <param name="Text">The sentence for the person.</param>
public sealed record Refusal(string Code, string Text);
