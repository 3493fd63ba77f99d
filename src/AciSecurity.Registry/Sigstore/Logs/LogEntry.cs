namespace AciSecurity.Registry.Sigstore.Logs;

/// <summary>What a signature carries of its entry in a log.</summary>
/// <remarks>TransparencyLogEntry of https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_rekor.proto</remarks>
internal sealed record LogEntry
{
    /// <summary>What the log is called.</summary>
    public required byte[] LogId { get; init; }

    /// <summary>The entry's number, over all the log's trees.</summary>
    public required long LogIndex { get; init; }

    /// <summary>The kind and version of the body as the bundle says; null where only the body says it.</summary>
    public (string Kind, string Version)? Kind { get; init; }

    /// <summary>When it was logged, in seconds since 1970; 0 where the log does not say. Proven by <see cref="SignedEntryTimestamp"/> alone.</summary>
    public long IntegratedTime { get; init; }

    /// <summary>The log's promise that it holds the entry since then; null where there is none.</summary>
    public byte[]? SignedEntryTimestamp { get; init; }

    /// <summary>The proof that the log holds it; null where there is none.</summary>
    public InclusionProof? Proof { get; init; }

    /// <summary>What was logged, as the log has it.</summary>
    public required byte[] Body { get; init; }
}
