using System.Text.Json;

namespace ComplianceDesk.Core.Feeds;

/// <summary>
/// One resource, several after one another, or bundles, each entry of which is a slice. A file whose syntax breaks is read up to there; the rest
/// is one slice that cannot be read.
/// </summary>
internal sealed class JsonDocumentSlicer(Stream stream) : ResourceSlicer(stream)
{
    private const int MaxTokenBytes = 16 * 1024 * 1024;
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1000, AllowMultipleValues = true };

    private JsonReaderState state = new(Options);
    // Place of the token to read, relative to Start, which is the first byte that is still needed.
    private int at;
    // Offset in the file of the slice begun, or -1.
    private long begun = -1;
    private byte[]? tooLarge;
    private string? property;
    private bool isBundle, inEntries, inRelation, broken;

    public override bool Read()
    {
        if (broken) return false;
        if (NextOffset == 0) SkipMark();
        Fault = null;
        for (; ; )
        {
            var reader = new Utf8JsonReader(Buffer.AsSpan(Start + at, End - Start - at), AtEnd, state);
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
                if (End - Start - at > MaxTokenBytes) return Break("record-too-large");
                DropWhatIsNotNeeded();
                Fill();
                continue;
            }
            var token = at + (int)reader.TokenStartIndex;
            at += (int)reader.BytesConsumed;
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
            case JsonTokenType.EndObject when depth == sliceDepth && begun >= 0:
                return Finish();
            case JsonTokenType.EndObject when depth == 0:
                isBundle = false;
                break;
        }
        return false;
    }

    private void Begin(int? place)
    {
        begun = place is { } p ? BufferOffset + Start + p : -1;
        tooLarge = null;
    }

    /// <summary>Place of the slice begun, relative to <see cref="ResourceSlicer.Start"/>.</summary>
    private int Begun => (int)(begun - BufferOffset - Start);

    private bool Finish()
    {
        Offset = begun;
        Line = NextLine++;
        IsEntry = inEntries;
        if (tooLarge is null && at - Begun > MaxResourceBytes) KeepHead();
        Fault = tooLarge is null ? null : "record-too-large";
        Slice = tooLarge ?? Buffer.AsMemory(Start + Begun, at - Begun);
        Start += at;
        at = 0;
        NextOffset = BufferOffset + Start;
        Begin(null);
        return true;
    }

    private void KeepHead() => tooLarge = Buffer.AsSpan(Start + Begun, RejectedRecord.MaxRawBytes).ToArray();

    /// <summary>Moves <see cref="ResourceSlicer.Start"/> to the slice begun, or to the token to read when there is none or it is too large to keep.</summary>
    private void DropWhatIsNotNeeded()
    {
        if (begun >= 0 && tooLarge is null && at - Begun > MaxResourceBytes) KeepHead();
        var drop = begun >= 0 && tooLarge is null ? Begun : at;
        Start += drop;
        at -= drop;
    }

    /// <summary>True when what stands at the end would be right if more came.</summary>
    private bool IsPrefix()
    {
        try
        {
            var reader = new Utf8JsonReader(Buffer.AsSpan(Start + at, End - Start - at), isFinalBlock: false, state);
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
        broken = true;
        var place = begun >= 0 && tooLarge is null ? Begun : at;
        Fault = code;
        IsEntry = false;
        Offset = BufferOffset + Start + place;
        Line = NextLine++;
        Slice = Buffer.AsSpan(Start + place, Math.Min(End - Start - place, RejectedRecord.MaxRawBytes)).ToArray();
        NextOffset = BufferOffset + End;
        return true;
    }
}
