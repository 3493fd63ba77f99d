using System.Diagnostics.CodeAnalysis;

namespace AciSecurity.Registry.Sigstore.Json;

/// <summary>Base64 in its one canonical form: no white space, and no bits that are thrown away, so that two texts never mean the same bytes.</summary>
internal static class StrictBase64
{
    /// <summary>Reads the standard alphabet with padding, as annotations and log entries use it.</summary>
    public static bool TryDecode(string? text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (text is null || text.Length % 4 != 0) return false;
        var buffer = new byte[text.Length / 4 * 3];
        if (!Convert.TryFromBase64String(text, buffer, out var length)) return false;
        if (!string.Equals(Convert.ToBase64String(buffer, 0, length), text, StringComparison.Ordinal)) return false;
        bytes = buffer[..length];
        return true;
    }

    /// <summary>Reads either alphabet, with padding or without, as the JSON form of protocol buffers allows.</summary>
    /// <remarks>https://protobuf.dev/programming-guides/json/</remarks>
    public static bool TryDecodeAny(string text, [NotNullWhen(true)] out byte[]? bytes)
    {
        var standard = text.Contains('-') || text.Contains('_') ? text.Replace('-', '+').Replace('_', '/') : text;
        if (text.Contains('+') || text.Contains('/')) standard = text;
        if (!standard.Contains('=')) standard = standard.PadRight((standard.Length + 3) / 4 * 4, '=');
        return TryDecode(standard, out bytes);
    }
}
