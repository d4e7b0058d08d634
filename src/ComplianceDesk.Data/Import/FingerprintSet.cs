namespace ComplianceDesk.Data.Import;

/// <summary>Whether an event was met before.</summary>
internal enum Acquaintance
{
    /// <summary>Never.</summary>
    New,
    /// <summary>The very same event was.</summary>
    Same,
    /// <summary>An event of this identity was, but it said something else.</summary>
    Different,
}

/// <summary>
/// Fingerprints of events in open addressing: 12 bytes a slot, at most 7 of 10 slots taken. In parts that grow one at a time, so that growing
/// never needs the whole set twice.
/// </summary>
internal sealed class FingerprintSet
{
    private readonly Part[] parts = [.. Enumerable.Range(0, 256).Select(_ => new Part())];

    /// <summary>Adds an event, or says that its identity is known.</summary>
    public Acquaintance Add(ulong fingerprint, int check) => parts[(int)(fingerprint & 255)].Add(fingerprint, check);

    private sealed class Part
    {
        private ulong[] keys = new ulong[128];
        private int[] checks = new int[128];
        private int count;

        public Acquaintance Add(ulong fingerprint, int check)
        {
            // 0 marks a free slot.
            if (fingerprint == 0) fingerprint = 1UL << 63;
            var mask = (uint)keys.Length - 1;
            var at = (uint)(fingerprint >> 32) & mask;
            while (keys[at] != 0)
            {
                if (keys[at] == fingerprint) return checks[at] == check ? Acquaintance.Same : Acquaintance.Different;
                at = (at + 1) & mask;
            }
            keys[at] = fingerprint;
            checks[at] = check;
            if (++count * 10L > keys.Length * 7L) Grow();
            return Acquaintance.New;
        }

        private void Grow()
        {
            var (oldKeys, oldChecks) = (keys, checks);
            keys = new ulong[oldKeys.Length * 2];
            checks = new int[oldKeys.Length * 2];
            var mask = (uint)keys.Length - 1;
            for (var i = 0; i < oldKeys.Length; i++)
            {
                if (oldKeys[i] == 0) continue;
                var at = (uint)(oldKeys[i] >> 32) & mask;
                while (keys[at] != 0) at = (at + 1) & mask;
                keys[at] = oldKeys[i];
                checks[at] = oldChecks[i];
            }
        }
    }
}
