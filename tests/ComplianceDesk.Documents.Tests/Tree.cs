using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace ComplianceDesk.Documents.Tests;

/// <summary>The structure tree as another library reads it.</summary>
internal sealed class Tree
{
    private readonly PdfDocument pdf;
    private readonly DictionaryToken root;

    private Tree(PdfDocument pdf)
    {
        this.pdf = pdf;
        root = Get<DictionaryToken>(pdf, pdf.Structure.Catalog.CatalogDictionary, "StructTreeRoot");
    }

    public static Tree Of(PdfDocument pdf) => new(pdf);

    /// <summary>The elements that own a page's content, by content number.</summary>
    public List<DictionaryToken> OwnersOf(Page page)
    {
        var key = Get<NumericToken>(pdf, page.Dictionary, "StructParents").Int;
        var numbers = Get<ArrayToken>(pdf, Get<DictionaryToken>(pdf, root, "ParentTree"), "Nums").Data;
        var place = Enumerable.Range(0, numbers.Count / 2).Single(i => ((NumericToken)numbers[2 * i]).Int == key);
        return [.. Resolve<ArrayToken>(pdf, numbers[(2 * place) + 1]).Data.Select(d => Resolve<DictionaryToken>(pdf, d))];
    }

    public static bool Owns(DictionaryToken element, int content) => element.TryGet(NameToken.Create("K"), out ArrayToken kids) && kids.Data.Any(k =>
        k is NumericToken number ? number.Int == content : k is DictionaryToken reference && reference.TryGet(NameToken.Create("MCID"), out NumericToken id) && id.Int == content);

    public static string TypeOf(DictionaryToken element) => element.TryGet(NameToken.Create("S"), out NameToken type) ? type.Data : "";

    public List<string> Types() => [.. Elements().Select(TypeOf)];

    public List<DictionaryToken> Elements()
    {
        var found = new List<DictionaryToken>();
        var open = new Stack<DictionaryToken>([Get<DictionaryToken>(pdf, root, "K")]);
        while (open.TryPop(out var element))
        {
            found.Add(element);
            foreach (var kid in Get<ArrayToken>(pdf, element, "K").Data.OfType<IndirectReferenceToken>())
            {
                open.Push(Resolve<DictionaryToken>(pdf, kid));
            }
        }

        return found;
    }

    private static T Get<T>(PdfDocument pdf, DictionaryToken from, string name) where T : class, IToken => Resolve<T>(pdf, from.Data[name]);

    private static T Resolve<T>(PdfDocument pdf, IToken token) where T : class, IToken =>
        token as T ?? (T)pdf.Structure.GetObject(((IndirectReferenceToken)token).Data).Data;
}
