namespace AciSecurity.Registry.Notary.Envelopes;

/// <summary>Base64 as the formats write it, and nothing that a lenient reader would take besides: no white space, no other alphabet, one
/// spelling for each value.</summary>
/// <remarks>RFC 4648 §3.5, RFC 7515 §2</remarks>
internal static class Base64Text
{
    /// <summary>Reads base64url without padding.</summary>
    /// <exception cref="NotaryRefusalException">It is none.</exception>
    public static byte[] FromUrl(string text)
    {
        if (text.AsSpan().ContainsAny("+/=") || text.Length % 4 == 1) throw new NotaryRefusalException("A value is no base64url without padding.");
        return FromStandard(text.Replace('-', '+').Replace('_', '/') + new string('=', (4 - (text.Length % 4)) % 4));
    }

    /// <summary>Reads base64 with padding.</summary>
    /// <exception cref="NotaryRefusalException">It is none.</exception>
    public static byte[] FromStandard(string text)
    {
        var bytes = new byte[(text.Length / 4 * 3) + 3];
        if (!Convert.TryFromBase64String(text, bytes, out var length)) throw new NotaryRefusalException("A value is no base64.");
        var value = bytes[..length];
        return Convert.ToBase64String(value) == text ? value : throw new NotaryRefusalException("A value is written in more than one way in base64.");
    }

    /// <summary>Writes base64url without padding.</summary>
    public static string ToUrl(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
