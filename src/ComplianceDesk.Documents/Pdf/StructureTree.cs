namespace ComplianceDesk.Documents.Pdf;

/// <summary>
/// The logical structure of the document (ISO 32000-1, 14.7): a tree of elements whose leaves are pieces of page content. An element leaves
/// memory when it is closed.
/// </summary>
internal sealed class StructureTree
{
    private readonly PdfObjectWriter objects;
    private readonly PdfBuffer body = new();
    private readonly List<int> parentTree = [];
    private readonly List<int> contentOwners = [];
    private readonly int rootId;
    private readonly Element document;
    private int page;
    private int pageKey;

    public StructureTree(PdfObjectWriter objects)
    {
        this.objects = objects;
        rootId = objects.Reserve();
        document = new Element(objects.Reserve(), "Document", "", null);
        Current = document;
    }

    /// <summary>The element that content now belongs to.</summary>
    public Element Current { get; private set; }

    /// <summary>Opens an element inside the current one.</summary>
    /// <param name="type">A standard structure type (14.8.4).</param>
    /// <param name="attributes">Further entries of its dictionary.</param>
    public Element Open(string type, string attributes = "")
    {
        var opened = new Element(objects.Reserve(), type, attributes, Current);
        Current.Kids.Add(new Kid(KidKind.Element, opened.Id, 0));
        Current = opened;
        return opened;
    }

    /// <summary>Makes an open element the current one again: the cells of a row that goes on across pages are filled in turn.</summary>
    public void Return(Element element) => Current = element;

    /// <summary>Closes the current element and writes it.</summary>
    public void Close() => Current = Close(Current);

    /// <summary>Closes and writes an element wherever it stands: a cell that reaches over rows outlives its row. Returns its parent.</summary>
    public Element Close(Element element)
    {
        var parent = element.Parent ?? throw new InvalidOperationException("The document element closes with the tree.");
        Write(element, parent.Id);
        return parent;
    }

    /// <summary>Begins a page; returns its key in the parent tree.</summary>
    public int BeginPage(int pageId)
    {
        page = pageId;
        pageKey = NextKey();
        contentOwners.Clear();
        return pageKey;
    }

    /// <summary>Gives the current element a piece of the page's content; returns the piece's number on the page.</summary>
    public int AddContent()
    {
        Current.Kids.Add(new Kid(KidKind.Content, contentOwners.Count, page));
        contentOwners.Add(Current.Id);
        return contentOwners.Count - 1;
    }

    /// <summary>Gives the current element an annotation of the page; returns the annotation's key in the parent tree.</summary>
    public int AddAnnotation(int annotationId)
    {
        Current.Kids.Add(new Kid(KidKind.Annotation, annotationId, page));
        var key = NextKey();
        parentTree[key] = Current.Id;
        return key;
    }

    /// <summary>Writes who owns which content of the page.</summary>
    public void EndPage()
    {
        body.Clear();
        body.Add("[");
        foreach (var owner in contentOwners)
        {
            body.Reference(owner);
        }

        parentTree[pageKey] = objects.Write(body.Add("]").Written);
    }

    /// <summary>Writes the root; returns its number.</summary>
    public int Finish()
    {
        if (Current != document)
        {
            throw new InvalidOperationException($"Structure element {Current.Type} was left open.");
        }

        Write(document, rootId);
        body.Clear();
        body.Add("<</Nums[");
        for (var key = 0; key < parentTree.Count; key++)
        {
            body.Add(key).Add(" ").Reference(parentTree[key]);
        }

        var parents = objects.Write(body.Add("]>>").Written);
        body.Clear();
        objects.Write(rootId, body
            .Add("<</Type/StructTreeRoot/K ").Reference(document.Id).Add("/ParentTree ").Reference(parents)
            .Add("/ParentTreeNextKey ").Add(parentTree.Count).Add(">>").Written);
        return rootId;
    }

    private int NextKey()
    {
        parentTree.Add(0);
        return parentTree.Count - 1;
    }

    private void Write(Element element, int parent)
    {
        body.Clear();
        body.Add("<</Type/StructElem/S/").Add(element.Type).Add("/P ").Reference(parent).Add(element.Attributes);
        var ownPage = element.Kids.Find(k => k.Kind == KidKind.Content).Page;
        if (ownPage != 0)
        {
            body.Add("/Pg ").Reference(ownPage);
        }

        body.Add("/K[");
        foreach (var kid in element.Kids)
        {
            switch (kid.Kind)
            {
                case KidKind.Element:
                    body.Reference(kid.Number);
                    break;
                case KidKind.Annotation:
                    body.Add("<</Type/OBJR/Obj ").Reference(kid.Number).Add("/Pg ").Reference(kid.Page).Add(">>");
                    break;
                case KidKind.Content when kid.Page == ownPage:
                    body.Add(kid.Number).Add(" ");
                    break;
                default:
                    body.Add("<</Type/MCR/Pg ").Reference(kid.Page).Add("/MCID ").Add(kid.Number).Add(">>");
                    break;
            }
        }

        objects.Write(element.Id, body.Add("]>>").Written);
    }

    internal enum KidKind : byte
    {
        None,
        Element,
        Content,
        Annotation,
    }

    /// <summary>A structure element that is still open.</summary>
    internal sealed class Element(int id, string type, string attributes, Element? parent)
    {
        public int Id => id;

        public string Type => type;

        public string Attributes => attributes;

        public Element? Parent => parent;

        public List<Kid> Kids { get; } = [];
    }

    /// <summary>A child: an element or annotation by object number, or content by its number on a page.</summary>
    internal readonly record struct Kid(KidKind Kind, int Number, int Page);
}
