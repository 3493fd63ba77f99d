using System.Text.Json;
using AciSecurity.Registry.Sigstore.Json;
using AciSecurity.Registry.Sigstore.Logs;

namespace AciSecurity.Registry.Sigstore.Bundles;

/// <summary>Reads a bundle's log entries.</summary>
internal static class LogEntryReader
{
    private const int MostEntries = 32;
    private const int MostHashes = 64;

    /// <summary>Reads them, and holds them to the rules of the bundle's version.</summary>
    /// <exception cref="SigstoreFormatException">They cannot be read, or break a rule.</exception>
    public static IReadOnlyList<LogEntry> Read(ProtoMessage material, int version)
    {
        var entries = material
            .Messages("tlogEntries", MostEntries, "logIndex", "logId", "kindVersion", "integratedTime", "inclusionPromise", "inclusionProof", "canonicalizedBody")
            .Select(Entry).ToList();
        // The first version had promises alone; since the second, a proof is what counts.
        if (version == 1 && entries.Exists(entry => entry.SignedEntryTimestamp is null)) throw new SigstoreFormatException("A log entry of a bundle of version 0.1 has a promise.");
        if (version > 1 && entries.Exists(entry => entry.Proof is null)) throw new SigstoreFormatException("A log entry of a bundle of version 0.2 or later has a proof.");
        return entries;
    }

    private static LogEntry Entry(ProtoMessage entry)
    {
        var kind = entry.RequiredMessage("kindVersion", "kind", "version");
        return new()
        {
            LogIndex = entry.Count("logIndex"),
            LogId = entry.RequiredMessage("logId", "keyId").RequiredBytes("keyId"),
            Kind = (kind.Text("kind"), kind.Text("version")),
            IntegratedTime = entry.Count("integratedTime"),
            SignedEntryTimestamp = entry.Message("inclusionPromise", "signedEntryTimestamp")?.RequiredBytes("signedEntryTimestamp"),
            Proof = entry.Message("inclusionProof", "logIndex", "rootHash", "treeSize", "hashes", "checkpoint") is { } proof ? Proof(proof) : null,
            Body = entry.RequiredBytes("canonicalizedBody"),
        };
    }

    private static InclusionProof Proof(ProtoMessage proof)
    {
        var checkpoint = proof.RequiredMessage("checkpoint", "envelope").Text("envelope");
        if (checkpoint.Length == 0) throw proof.Wrong("checkpoint", "is empty");
        return new(proof.Count("logIndex"), proof.Count("treeSize"), proof.RequiredBytes("rootHash"), [.. proof.List("hashes", MostHashes).Select(hash => Hash(proof, hash))], checkpoint);
    }

    private static byte[] Hash(ProtoMessage proof, JsonElement hash) =>
        hash.ValueKind == JsonValueKind.String && StrictBase64.TryDecodeAny(hash.GetString()!, out var bytes) ? bytes : throw proof.Wrong("hashes", "holds what is not base64");
}
