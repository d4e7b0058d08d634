using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>
/// Reading on after care is over. A record is completed long after it; who only reads then completes nothing, and has two weeks: results come in, and the next one is handed over to.
/// Whose advice is asked, or whose office has work on records, reads as others write. Each reason that holds for some time after care has such a limit, a threshold of its own, and says so in the same words.
/// </summary>
/// <param name="id">The threshold's id in its explanation.</param>
/// <param name="over">What is over, in words: <c>after the end of a stay</c>.</param>
internal sealed class ReadingOn(string id, string over)
{
    /// <summary>The limit.</summary>
    public Threshold Threshold { get; } = new(id, $"{over}, where nothing is written, at most", 14, Threshold.Days, 0, 730);

    /// <summary>The limit for a session in which nothing was written; for those who may take as long as who writes, what is given.</summary>
    public Threshold Of(in AccessSession session, CareContext context, Threshold whole) =>
        context.User(session.User).Consults || context.WorkOf(session) != OfficeWork.None ? whole : Threshold;

    /// <summary>What a definition says of it.</summary>
    public override string ToString() => $"Who only reads {over} completes nothing: that is explained for {Threshold} days, unless it is somebody whose advice is asked or whose office has work on records.";
}
