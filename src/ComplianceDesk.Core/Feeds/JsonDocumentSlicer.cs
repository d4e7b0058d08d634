using System.Text.Json;

namespace ComplianceDesk.Core.Feeds;

/// <summary>
/// One resource, several after one another, or bundles, each entry of which is a slice. A file whose syntax breaks is read up to there; the rest
/// is one slice that cannot be read.
/// </summary>
internal sealed class JsonDocumentSlicer(Stream stream) : DocumentSlicer(stream)
{
    private const int MaxTokenBytes = 16 * 1024 * 1024;
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1000, AllowMultipleValues = true };

    private JsonReaderState state = new(Options);
    private string? property;
    private bool isBundle, inEntries, inRelation;

    public override bool Read()
    {
        if (IsBroken) return false;
        if (NextOffset == 0) SkipMark();
        Fault = null;
        for (; ; )
        {
            var reader = new Utf8JsonReader(Rest, AtEnd, state);
            bool got;
            try
            {
                got = reader.Read();
            }
            catch (JsonException)
            {
                return Break(AtEnd && IsPrefix() ? "truncated" : "json");
            }
            if (!got)
            {
                if (AtEnd) return false;
                if (Rest.Length > MaxTokenBytes) return Break("record-too-large");
                Refill();
                continue;
            }
            var token = At + (int)reader.TokenStartIndex;
            At += (int)reader.BytesConsumed;
            state = reader.CurrentState;
            if (Take(ref reader, token)) return true;
        }
    }

    /// <summary>Follows one token; true when it ends a slice.</summary>
    private bool Take(ref Utf8JsonReader reader, int token)
    {
        var depth = reader.CurrentDepth;
        var sliceDepth = inEntries ? 2 : 0;
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName when depth == 1:
                property = reader.ValueTextEquals("entry"u8) ? "entry" : reader.ValueTextEquals("link"u8) ? "link" : null;
                break;
            case JsonTokenType.PropertyName when depth == 3 && property == "link":
                inRelation = reader.ValueTextEquals("relation"u8);
                break;
            case JsonTokenType.String when depth == 3 && property == "link" && inRelation && reader.ValueTextEquals("next"u8):
                HasNextPage = true;
                break;
            case JsonTokenType.StartArray when depth == 1 && property == "entry":
                // What was begun as one resource is a bundle: its entries are the slices.
                isBundle = inEntries = true;
                Begin(null);
                break;
            case JsonTokenType.EndArray when depth == 1 && inEntries:
                inEntries = false;
                property = null;
                break;
            case JsonTokenType.StartObject when depth == sliceDepth && !(isBundle && depth == 0):
                Begin(token);
                break;
            case JsonTokenType.EndObject when depth == sliceDepth && IsBegun:
                return Finish();
            case JsonTokenType.EndObject when depth == 0:
                isBundle = false;
                break;
        }
        return false;
    }

    private bool Finish()
    {
        (Line, IsEntry) = (NextLine++, inEntries);
        Cut();
        return true;
    }

    /// <summary>True when what stands at the end would be right if more came.</summary>
    private bool IsPrefix()
    {
        try
        {
            var reader = new Utf8JsonReader(Rest, isFinalBlock: false, state);
            while (reader.Read()) { }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool Break(string code)
    {
        BreakOff(code);
        Line = NextLine++;
        return true;
    }
}
