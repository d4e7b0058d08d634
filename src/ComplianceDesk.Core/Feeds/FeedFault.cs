namespace ComplianceDesk.Core.Feeds;

/// <summary>Why a record is rejected.</summary>
/// <param name="Code">Stable reason code, kebab case.</param>
/// <param name="Column">The column at fault, when one is.</param>
/// <param name="Found">What stood there.</param>
/// <param name="Expected">What should stand there.</param>
internal readonly record struct FeedFault(string Code, string? Column, string? Found, string Expected);
