using System.Text;

namespace AciSecurity.Registry.Sigstore.Logs;

/// <summary>What a log signs at once when it takes an entry: that it will hold it, and since when.</summary>
/// <remarks>https://github.com/sigstore/rekor/blob/main/openapi.yaml, signedEntryTimestamp. The text is canonical JSON by RFC 8785:
/// names in order, no white space, and nothing in it that would need an escape.</remarks>
internal static class SignedEntryTimestamp
{
    /// <summary>The bytes that are signed.</summary>
    public static byte[] Encode(LogEntry entry) => Encoding.UTF8.GetBytes(string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $$"""{"body":"{{Convert.ToBase64String(entry.Body)}}","integratedTime":{{entry.IntegratedTime}},"logID":"{{Convert.ToHexString(entry.LogId).ToLowerInvariant()}}","logIndex":{{entry.LogIndex}}}"""));
}
