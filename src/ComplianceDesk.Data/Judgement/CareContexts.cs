using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Data.Judgement;

/// <summary>What is known about people and care: read at once for all epochs of which it is known that they are judged, and the care once more for those that come to it later.</summary>
/// <param name="reader">Reads it.</param>
internal sealed class CareContexts(LedgerReader reader)
{
    private readonly Dictionary<int, Task<CareContext>> ofEpoch = [];
    private Task<CareContext>? first;

    /// <summary>What is known where an epoch is judged.</summary>
    /// <param name="epoch">The epoch's place.</param>
    /// <param name="due">The epochs from one on that are to be judged, as far as it is known.</param>
    public Task<CareContext> Of(int epoch, Func<int, IEnumerable<int>> due)
    {
        if (!ofEpoch.TryGetValue(epoch, out var context))
        {
            int[] epochs = [.. due(epoch).Where(e => !ofEpoch.ContainsKey(e))];
            context = first is null ? first = OwnThread.Run(() => reader.Context(epochs)) : AddAsync(first, epochs);
            foreach (var one in epochs)
            {
                ofEpoch[one] = context;
            }
        }

        return context;
    }

    private async Task<CareContext> AddAsync(Task<CareContext> people, int[] epochs)
    {
        var known = await people;
        return await OwnThread.Run(() => reader.Context(known, epochs));
    }
}
