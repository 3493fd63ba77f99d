namespace AciSecurity.Credentials;

/// <summary>Looks into base64: settings, pictures and certificates are written that way too, and are no secrets for it.</summary>
internal static class Base64Content
{
    private const int Examined = 256;

    // How files begin: PNG, GIF, JPEG, gzip, zip, PDF, and the sequence that a certificate is.
    private static readonly byte[][] Beginnings =
    [
        [0x89, 0x50, 0x4E, 0x47], [0x47, 0x49, 0x46, 0x38], [0xFF, 0xD8, 0xFF], [0x1F, 0x8B], [0x50, 0x4B, 0x03, 0x04],
        [0x25, 0x50, 0x44, 0x46], [0x30, 0x82],
    ];

    /// <summary>What base64 holds.</summary>
    public enum Kind
    {
        /// <summary>Bytes that mean nothing, or no base64 at all.</summary>
        Unknown,

        /// <summary>Text.</summary>
        Text,

        /// <summary>A file of a kind that is known.</summary>
        File,
    }

    /// <summary>What the text holds if it is base64, by its first bytes.</summary>
    public static Kind Of(string text)
    {
        var digits = text.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        if (digits.Length > Examined) digits = digits[..Examined];
        Span<byte> bytes = stackalloc byte[Examined];
        var padded = digits.PadRight((digits.Length + 3) / 4 * 4, '=');
        if (!Convert.TryFromBase64String(padded, bytes, out var count) || count == 0) return Kind.Unknown;
        var content = bytes[..count];
        foreach (var beginning in Beginnings)
        {
            if (content.StartsWith(beginning)) return Kind.File;
        }

        return IsText(content) ? Kind.Text : Kind.Unknown;
    }

    private static bool IsText(ReadOnlySpan<byte> content)
    {
        foreach (var item in content)
        {
            if (item is not ((>= 0x20 and < 0x7F) or 0x09 or 0x0A or 0x0D)) return false;
        }

        return true;
    }
}
