namespace ComplianceDesk.Core.Quality;

/// <summary>A check that rests on the latest search for duplicates.</summary>
public abstract class SearchCheck : Check
{
    /// <inheritdoc/>
    public override string? NotRunBecause(StoreContents store) =>
        base.NotRunBecause(store) ?? (store.Feeds.Contains(IndexRecord.SearchName) ? null : "No search for duplicates has been made.");
}
