using AciSecurity.Registry.Sigstore.Keys;
using AciSecurity.Registry.Sigstore.Logs;
using AciSecurity.Registry.Sigstore.Timestamps;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Sigstore;

/// <summary>Looks at a signature and all that came along: the same order for a bundle and for a layer with annotations.</summary>
internal sealed class EvidenceVerifier(SigstoreTrust trust, TimeProvider clock, SignatureEvidence evidence, Checks checks)
{
    private const string NoRoot = "No trusted root was given to judge it by.";

    // Clocks that are trusted may still differ a little.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private readonly List<DateTimeOffset> _times = [];
    private readonly List<Roots.TransparencyLog> _logs = [];

    // The check that fails where something cannot be read.
    private string _current = CheckNames.Signature;

    /// <summary>The key that signed; null where none was found.</summary>
    public VerificationKey? Key { get; private set; }

    /// <summary>When it was signed at the latest; null where nothing proves it.</summary>
    public DateTimeOffset? ProvenTime => _times.Count == 0 ? null : _times.Min();

    // What follows builds on what went before.
    private bool IsUndecided => checks.Verdict == SignatureVerdict.Unknown;

    /// <summary>Makes the checks, until one ends them.</summary>
    public void Verify()
    {
        try
        {
            Check();
        }
        catch (SigstoreFormatException fault)
        {
            checks.Fail(_current, fault.Message);
        }
    }

    private void Check()
    {
        if (!FindKey() || Key is null) return;
        _current = CheckNames.Log;
        if (!CheckLog(Key) || IsUndecided) return;
        _current = CheckNames.Time;
        if (!CheckTime() || IsUndecided) return;
        if (evidence.Certificate is not { } certificate) return;
        _current = CheckNames.Certificate;
        var verifier = new CertificateVerifier(trust, certificate, _times, checks);
        if (!verifier.CheckCertificate(evidence.Entries) || verifier.Issuer is not { } issuer) return;
        _current = CheckNames.CertificateLog;
        if (!verifier.CheckCertificateLog(issuer)) return;
        _current = CheckNames.Identity;
        verifier.CheckIdentity();
    }

    private bool FindKey()
    {
        if (evidence.Certificate is null && trust.PublicKeys.Count == 0)
            return checks.Undecided(CheckNames.Signature, "A key signed, and no public key was given to judge it by.");
        var undecided = false;
        foreach (var key in evidence.Certificate is { } certificate ? [certificate.Key] : trust.PublicKeys)
        {
            switch (key.Verify(evidence.Data, evidence.Signature))
            {
                case KeyVerdict.Made:
                    Key = key;
                    return checks.Pass(CheckNames.Signature);
                case KeyVerdict.Undecided:
                    undecided = true;
                    break;
                default:
                    break;
            }
        }

        if (undecided) return checks.Undecided(CheckNames.Signature, "The key hashes with an algorithm that needs the signed content itself, and only its digest is known.");
        return checks.Fail(CheckNames.Signature, evidence.Certificate is null ? "None of the public keys that were given made the signature." : "The certificate's key did not make the signature.");
    }

    private bool CheckLog(VerificationKey key)
    {
        const string notAsked = "A log entry was not asked for.";
        if (evidence.Entries.Count == 0)
            return trust.RequireLogEntry ? checks.Fail(CheckNames.Log, "The signature is in no log.") : checks.Skip(CheckNames.Log, notAsked);
        if (trust.Root is not { } root)
            return trust.RequireLogEntry ? checks.Undecided(CheckNames.Log, NoRoot) : checks.Skip(CheckNames.Log, $"{notAsked} {NoRoot}");
        if (evidence.Entries.DistinctBy(entry => (Convert.ToHexString(entry.LogId), entry.LogIndex)).Count() < evidence.Entries.Count)
            return checks.Fail(CheckNames.Log, "The same log entry is there twice.");

        CheckResult? undecided = root.SignatureLogs.Count == 0 ? CheckResult.Unknown("The trusted root names no log of signatures.") : null;
        foreach (var entry in evidence.Entries)
        {
            var failed = default(CheckResult?);
            var known = root.SignatureLogs.Where(log => log.Id.AsSpan().SequenceEqual(entry.LogId)).ToList();
            foreach (var log in known)
            {
                var result = new LogEntryVerifier(log, evidence, key).Verify(entry, out var time);
                failed = result.Outcome == CheckOutcome.Failed ? result : null;
                if (result.Outcome == CheckOutcome.Unknown) undecided = result;
                if (!result.IsPassed) continue;
                _logs.Add(log);
                if (time is { } proven) _times.Add(proven);
                break;
            }

            if (failed is { } reason) return checks.Fail(CheckNames.Log, reason.Reason!);
        }

        if (_logs.Count > 0) return checks.Pass(CheckNames.Log);
        if (!trust.RequireLogEntry) return checks.Skip(CheckNames.Log, $"{notAsked} No log that the trusted root names holds the signature.");
        return undecided is { } unknown ? checks.Undecided(CheckNames.Log, unknown.Reason!) : checks.Fail(CheckNames.Log, "No log that the trusted root names holds the signature.");
    }

    private bool CheckTime()
    {
        if (evidence.Timestamps.Count > 0 && trust.Root is { } root)
        {
            if (root.TimestampAuthorities.Count == 0) return checks.Undecided(CheckNames.Time, "The trusted root names no timestamp authority, and the signature has a timestamp.");
            foreach (var timestamp in evidence.Timestamps)
            {
                var result = TimestampVerifier.Verify(timestamp, evidence.Signature, root.TimestampAuthorities, out var time);
                if (!result.IsPassed) return checks.Add(CheckNames.Time, result.Outcome, result.Reason);
                _times.Add(time);
            }
        }

        var now = clock.GetUtcNow();
        if (_times.Exists(time => time > now + ClockSkew)) return checks.Undecided(CheckNames.Time, "The signature's proven time has not come yet: this machine's clock is wrong, or another's.");
        if (_logs.Exists(log => _times.Count == 0 ? !log.ValidFor.Covers(now) : !_times.TrueForAll(log.ValidFor.Covers)))
            return checks.Fail(CheckNames.Time, "The log was not trusted when the signature was made.");
        if (_times.Count > 0) return checks.Pass(CheckNames.Time);
        if (evidence.Certificate is null) return checks.Skip(CheckNames.Time, "Nothing proves when it was signed; the key is trusted at any time.");
        return trust.Root is null ? checks.Undecided(CheckNames.Time, NoRoot) : checks.Fail(CheckNames.Time, "Nothing that is trusted proves when it was signed, and the certificate was valid for some minutes only.");
    }
}
