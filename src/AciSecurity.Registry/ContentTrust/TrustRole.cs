namespace AciSecurity.Registry.ContentTrust;

/// <summary>Who may sign the metadata of a role, and how many of them must.</summary>
/// <remarks>https://github.com/notaryproject/notary/blob/9d2b3b35/tuf/signed/verify.go: VerifySignatures</remarks>
/// <param name="Name">The role.</param>
/// <param name="Keys">Its keys by their ids.</param>
/// <param name="Threshold">How many of them must sign, from 1.</param>
internal sealed record TrustRole(string Name, IReadOnlyDictionary<string, TrustKey> Keys, long Threshold)
{
    /// <summary>Reads what root or a delegating role says of <paramref name="name"/>. All its keys must be among <paramref name="keys"/>.</summary>
    public static TrustRole Parse(string name, MetadataElement element, IReadOnlyDictionary<string, TrustKey> keys)
    {
        var own = new Dictionary<string, TrustKey>(StringComparer.Ordinal);
        foreach (var id in element.Optional("keyids")?.Items() ?? [])
        {
            if (!keys.TryGetValue(id.Text(), out var key)) throw id.Refusal("a role has a key that is not there.");
            own[key.Id] = key;
        }

        return new(name, own, element.Member("threshold").Integer(least: 1));
    }

    /// <summary>The keys of this role that signed <paramref name="metadata"/>, each once: a key that signs twice, or under two certificates, is one.
    /// Signatures of others, and wrong ones, count for nothing.</summary>
    public IReadOnlyList<TrustKey> Signers(SignedMetadata metadata)
    {
        var signers = new Dictionary<string, TrustKey>(StringComparer.Ordinal);
        foreach (var signature in metadata.Signatures)
        {
            if (!Keys.TryGetValue(signature.KeyId, out var key) || signers.ContainsKey(key.CanonicalId)) continue;
            if (SignatureMethod.Verifies(key, signature, metadata.Message.Span)) signers.Add(key.CanonicalId, key);
        }

        return [.. signers.Values];
    }

    /// <summary>The keys that signed.</summary>
    /// <exception cref="ContentTrustRefusedException">Fewer than the threshold did.</exception>
    public IReadOnlyList<TrustKey> Verify(SignedMetadata metadata)
    {
        var signers = Signers(metadata);
        return signers.Count >= Threshold
            ? signers
            : throw new ContentTrustRefusedException(Name, ContentTrustRule.Threshold, $"The metadata of {Name} is signed by {signers.Count} of its keys, and {Threshold} must sign.");
    }
}
