namespace ComplianceDesk.Documents.Pdf;

/// <summary>The bookmarks (ISO 32000-1, 12.3.3): one for each heading, top ones shown, the rest folded.</summary>
internal sealed class Outline
{
    private readonly List<Entry> entries = [];

    public void Add(int level, string title, Destination place) => entries.Add(new Entry(level, title, place));

    /// <summary>Writes the outline; returns its number, or 0 when there is no heading.</summary>
    public int Write(PdfObjectWriter objects)
    {
        if (entries.Count == 0)
        {
            return 0;
        }

        var root = objects.Reserve();
        var ids = entries.Select(_ => objects.Reserve()).ToArray();
        var top = Link(out var links);
        var body = new PdfBuffer();
        for (var i = 0; i < entries.Count; i++)
        {
            var link = links[i];
            body.Clear();
            body.Add("<</Title ").Text(PlainText.OneLine(entries[i].Title)).Add("/Parent ").Reference(link.Parent < 0 ? root : ids[link.Parent]);
            body.Add("/Dest");
            entries[i].Place.Write(body);
            Refer("/Prev ", link.Previous);
            Refer("/Next ", link.Next);
            if (link.Count > 0)
            {
                Refer("/First ", link.First);
                Refer("/Last ", link.Last);
                // A negative count means folded.
                body.Add("/Count ").Add(-link.Count);
            }

            objects.Write(ids[i], body.Add(">>").Written);
        }

        body.Clear();
        body.Add("<</Type/Outlines/First ").Reference(ids[top.First]).Add("/Last ").Reference(ids[top.Last]).Add("/Count ").Add(top.Count);
        objects.Write(root, body.Add(">>").Written);
        return root;

        void Refer(string key, int entry)
        {
            if (entry >= 0)
            {
                body.Add(key).Reference(ids[entry]);
            }
        }
    }

    /// <summary>Finds every entry's parent, neighbours and children; returns the root's.</summary>
    private Links Link(out Links[] links)
    {
        links = Enumerable.Range(0, entries.Count).Select(_ => new Links()).ToArray();
        var root = new Links();
        var path = new Stack<int>();
        for (var i = 0; i < entries.Count; i++)
        {
            while (path.TryPeek(out var above) && entries[above].Level >= entries[i].Level)
            {
                path.Pop();
            }

            links[i].Parent = path.TryPeek(out var parent) ? parent : -1;
            var family = links[i].Parent < 0 ? root : links[links[i].Parent];
            if (family.Last >= 0)
            {
                links[i].Previous = family.Last;
                links[family.Last].Next = i;
            }
            else
            {
                family.First = i;
            }

            family.Last = i;
            family.Count++;
            path.Push(i);
        }

        return root;
    }

    private sealed record Entry(int Level, string Title, Destination Place);

    /// <summary>Neighbours of an entry by place; -1 for none.</summary>
    private sealed class Links
    {
        public int Parent { get; set; } = -1;

        public int Previous { get; set; } = -1;

        public int Next { get; set; } = -1;

        public int First { get; set; } = -1;

        public int Last { get; set; } = -1;

        public int Count { get; set; }
    }
}
