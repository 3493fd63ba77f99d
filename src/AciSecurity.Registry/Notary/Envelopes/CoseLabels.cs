using System.Formats.Cbor;
using System.Globalization;

namespace AciSecurity.Registry.Notary.Envelopes;

/// <summary>The labels of COSE headers, which are numbers or text.</summary>
/// <remarks>RFC 9052 §3.1, RFC 9360 §2</remarks>
internal static class CoseLabels
{
    /// <summary>alg</summary>
    public const int Algorithm = 1;

    /// <summary>crit</summary>
    public const int Critical = 2;

    /// <summary>content type</summary>
    public const int ContentType = 3;

    /// <summary>x5chain</summary>
    public const int Chain = 33;

    /// <summary>The protected ones that are numbers, by name. COSE lets them be marked critical.</summary>
    public static IReadOnlyList<string> Standard { get; } = [Name(Algorithm), Name(Critical), Name(ContentType)];

    /// <summary>A number's name, which no text label has by accident.</summary>
    public static string Name(long label) => string.Create(CultureInfo.InvariantCulture, $"({label})");

    /// <summary>Reads a label.</summary>
    /// <exception cref="NotaryRefusalException">It is none.</exception>
    public static string Read(CborReader reader) => reader.PeekState() switch
    {
        CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger => Name(reader.ReadInt64()),
        CborReaderState.TextString when reader.ReadTextString() is var text && !text.StartsWith('(') => text,
        _ => throw new NotaryRefusalException("A header's label is neither a number nor text."),
    };
}
