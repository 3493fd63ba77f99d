using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace AciSecurity.Registry.Sigstore.Certificates;

/// <summary>The bytes in a PEM text that holds one thing.</summary>
internal static class PemDer
{
    /// <summary>Reads it; false where it is something else, or not alone.</summary>
    public static bool TryRead(string text, string label, [NotNullWhen(true)] out byte[]? der)
    {
        der = null;
        if (!PemEncoding.TryFind(text, out var pem) || text[pem.Label] != label) return false;
        var (start, end) = (pem.Location.Start.Value, pem.Location.End.Value);
        if (!string.IsNullOrWhiteSpace(text[..start]) || !string.IsNullOrWhiteSpace(text[end..])) return false;
        der = Convert.FromBase64String(text[pem.Base64Data]);
        return true;
    }
}
