using System.Formats.Cbor;

namespace AciSecurity.Registry.Notary.Envelopes;

/// <summary>Bounds of CBOR that anybody may have written: looked at before anything else.</summary>
internal static class CborShape
{
    private const int DeepestNesting = 16;
    private const int MostItems = 4096;

    /// <summary>Checks one item that takes all bytes.</summary>
    /// <exception cref="NotaryRefusalException">It has an indefinite length, nests too deep, has too many items, or is malformed.</exception>
    /// <exception cref="CborContentException">It is malformed.</exception>
    public static void Check(ReadOnlyMemory<byte> bytes)
    {
        var reader = new CborReader(bytes, CborConformanceMode.Strict);
        for (var items = 0; reader.PeekState() is var state && state != CborReaderState.Finished; items++)
        {
            if (items > MostItems || reader.CurrentDepth > DeepestNesting) throw new NotaryRefusalException("The CBOR is too deep or has too many items.");
            Step(reader, state);
        }
    }

    private static void Step(CborReader reader, CborReaderState state)
    {
        switch (state)
        {
            case CborReaderState.StartIndefiniteLengthByteString or CborReaderState.StartIndefiniteLengthTextString:
            case CborReaderState.StartArray when reader.ReadStartArray() is null:
            case CborReaderState.StartMap when reader.ReadStartMap() is null:
                throw new NotaryRefusalException("The CBOR has an item of indefinite length.");
            case CborReaderState.StartArray or CborReaderState.StartMap:
                break;
            case CborReaderState.EndArray:
                reader.ReadEndArray();
                break;
            case CborReaderState.EndMap:
                reader.ReadEndMap();
                break;
            case CborReaderState.Tag:
                reader.ReadTag();
                break;
            default:
                reader.SkipValue();
                break;
        }
    }
}
