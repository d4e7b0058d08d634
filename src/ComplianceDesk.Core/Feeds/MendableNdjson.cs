using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ComplianceDesk.Core.Feeds;

/// <summary>
/// Rejected records of NDJSON, each an object with its members as they stood there and then what was wrong. A record whose form is broken, or of which
/// only the head was kept, stands whole in <c>error_raw</c> beside no member, so that it is rejected again until someone has put it right.
/// </summary>
public sealed class MendableNdjson : MendableFile
{
    // Read by people and by the desk, in no page: letters stay letters.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public override string Extension => ".ndjson";

    /// <inheritdoc/>
    public override string MediaType => "application/x-ndjson";

    /// <inheritdoc/>
    public override string? Header => null;

    /// <inheritdoc/>
    public override string Row(RejectedRecord record)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            var whole = WriteMembers(json, record.Raw);
            json.WriteString("error_code", record.Code);
            json.WriteString("error_column", record.Column);
            json.WriteString("error_found", record.Found);
            json.WriteString("error_expected", record.Expected);
            json.WriteNumber("error_line", record.Line);
            if (!whole) json.WriteString("error_raw", record.Raw);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Writes the record's members; false when it is not to be read as an object.</summary>
    private static bool WriteMembers(Utf8JsonWriter json, string raw)
    {
        if (Encoding.UTF8.GetByteCount(raw) >= RejectedRecord.MaxRawBytes) return false;
        try
        {
            using var document = JsonDocument.Parse(raw);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return false;
            foreach (var member in document.RootElement.EnumerateObject().Where(m => !FeedRecognition.IsError(m.Name)).ToList())
            {
                json.WritePropertyName(member.Name);
                json.WriteRawValue(member.Value.GetRawText());
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
