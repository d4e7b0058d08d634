using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Learning;

/// <summary>Which parts of the record each user opens: sessions of the judged epoch that stand in no finding, by type of object, each counted once a session, and all of them under part 0.</summary>
internal static class OpenedParts
{
    /// <summary>Users and parts of the judged epoch.</summary>
    public static CountTable Count(ExplainedAccesses accesses)
    {
        var (sessions, window) = (accesses.Sessions, accesses.Window);
        var counted = new CountTable.Builder();
        var (counts, last, used) = (new int[ushort.MaxValue + 1], new int[ushort.MaxValue + 1], new List<int>());
        for (int from = 0, to; from < sessions.Count; from = to)
        {
            var user = sessions.User(from);
            for (to = from; to < sessions.Count && sessions.User(to) == user; to++)
            {
                if (!accesses.IsJudged(to) || !accesses.Teaching.May(to))
                {
                    continue;
                }

                Add(0, to);
                foreach (var row in sessions.RowsOf(to))
                {
                    Add(window.Part[row], to);
                }
            }

            used.Sort();
            foreach (var part in used)
            {
                counted.Add(user, part, counts[part]);
                counts[part] = 0;
            }

            used.Clear();
        }

        return counted.Build();

        void Add(int part, int session)
        {
            if (last[part] == session + 1)
            {
                return;
            }

            last[part] = session + 1;
            if (counts[part]++ == 0)
            {
                used.Add(part);
            }
        }
    }
}
