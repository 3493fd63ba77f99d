using AciSecurity.Registry.Sigstore.Keys;
using AciSecurity.Registry.Sigstore.Roots;

namespace AciSecurity.Registry.Sigstore.Logs;

/// <summary>Whether a log holds a signature, and since when.</summary>
internal sealed class LogEntryVerifier(TransparencyLog log, SignatureEvidence evidence, VerificationKey key)
{
    /// <summary>Checks one entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="time">When it was logged, where the log promised that; else null.</param>
    /// <exception cref="SigstoreFormatException">It cannot be read.</exception>
    public CheckResult Verify(LogEntry entry, out DateTimeOffset? time)
    {
        time = null;
        var logged = LoggedSignature.Read(entry.Body);
        if (logged is null) return CheckResult.Unknown("The log entry is of a kind that is not known.");
        if (entry.Kind is { } said && $"{said.Kind} {said.Version}" != logged.Kind) return CheckResult.Failed("The log entry is of another kind than it says.");
        if (entry.SignedEntryTimestamp is null && entry.Proof is null) return CheckResult.Failed("The log entry has neither a promise nor a proof.");
        if (logged.IsOfSecondRekor && (entry.Proof is null || entry.SignedEntryTimestamp is not null))
            return CheckResult.Failed("A log entry of this kind has a proof, and no promise.");
        if (entry.SignedEntryTimestamp is { } promise)
        {
            if (!log.Key.Made(SignedEntryTimestamp.Encode(entry), promise)) return CheckResult.Failed("The log did not sign the promise that it holds the entry.");
            if (entry.IntegratedTime <= 0 || entry.IntegratedTime > DateTimeOffset.MaxValue.ToUnixTimeSeconds()) return CheckResult.Failed("The log entry has no time.");
            var logTime = DateTimeOffset.FromUnixTimeSeconds(entry.IntegratedTime);
            if (!log.ValidFor.Covers(logTime)) return CheckResult.Failed("The log was not trusted when it made the entry.");
            time = logTime;
        }

        if (entry.Proof is { } proof && Prove(entry, proof, logged) is { IsPassed: false } unproven) return unproven;
        return LogBinding.Check(logged, evidence, key);
    }

    private CheckResult Prove(LogEntry entry, InclusionProof proof, LoggedSignature logged)
    {
        if (!proof.Holds(entry.Body)) return CheckResult.Failed("The proof does not lead from the entry to the root of the log's tree.");
        var checkpoint = Checkpoint.Read(proof.Checkpoint);
        if (checkpoint.TreeSize != proof.TreeSize || !checkpoint.RootHash.AsSpan().SequenceEqual(proof.RootHash))
            return CheckResult.Failed("The checkpoint is of another tree than the proof.");
        if (!checkpoint.IsSignedBy(log)) return CheckResult.Failed("The log did not sign the checkpoint.");
        if (logged.IsOfSecondRekor || !checkpoint.IsOfTree)
        {
            // A log of the second version signs by its host's name and has one tree, so that both numbers of an entry are one.
            if (checkpoint.Origin != log.Host) return CheckResult.Failed("The checkpoint is of another log.");
            if (entry.LogIndex != proof.LogIndex) return CheckResult.Failed("The proof is of another entry.");
        }

        return CheckResult.Passed;
    }
}
