using System.Text.Json;
using AciSecurity.Registry.Notary.Envelopes;

namespace AciSecurity.Registry.Notary.Trust;

/// <summary>Reads one statement of a trust policy and checks each of its rules.</summary>
internal static class StatementReader
{
    private const string Always = "always";
    private const string AfterExpiry = "afterCertExpiry";

    /// <summary>Reads the statement.</summary>
    /// <exception cref="NotaryRefusalException">It breaks a rule.</exception>
    public static TrustPolicyStatement Read(JsonElement statement)
    {
        if (statement.ValueKind != JsonValueKind.Object) throw new NotaryRefusalException("A statement is no JSON object.");
        var name = statement.OptionalText("name");
        if (string.IsNullOrEmpty(name)) throw new NotaryRefusalException("A statement has no name.");
        try
        {
            return Read(statement, name);
        }
        catch (NotaryRefusalException refusal)
        {
            throw new NotaryRefusalException($"The statement '{name}': {refusal.Message.TrimEnd('.')}.");
        }
    }

    private static TrustPolicyStatement Read(JsonElement statement, string name)
    {
        if (!statement.TryGetProperty("signatureVerification", out var verification) || verification.ValueKind != JsonValueKind.Object)
        {
            throw new NotaryRefusalException("signatureVerification is missing");
        }

        var level = Level(verification);
        var (stores, identities) = (statement.Texts("trustStores"), statement.Texts("trustedIdentities"));
        if (level.IsSkip && stores.Count + identities.Count > 0) throw new NotaryRefusalException("its level is skip, and it has trust stores or trusted identities");
        if (!level.IsSkip && (stores.Count == 0 || identities.Count == 0)) throw new NotaryRefusalException("trust stores and trusted identities must both be there");
        return new(name, Scopes(statement), level, [.. stores.Select(Store)], Identities(identities)) { TimestampAfterExpiryOnly = AfterExpiryOnly(verification) };
    }

    private static VerificationLevel Level(JsonElement verification)
    {
        var name = verification.Text("level");
        var level = VerificationLevel.Of(name) ?? throw new NotaryRefusalException($"there is no level '{name}'");
        if (!verification.TryGetProperty("override", out var overrides) || overrides.ValueKind == JsonValueKind.Null) return level;
        if (overrides.ValueKind != JsonValueKind.Object) throw new NotaryRefusalException("override is no JSON object");
        foreach (var member in overrides.EnumerateObject())
        {
            var (changed, broken) = level.With(member.Name, member.Value.AsText(member.Name));
            level = changed ?? throw new NotaryRefusalException(broken!);
        }

        return level;
    }

    private static bool AfterExpiryOnly(JsonElement verification) => verification.OptionalText("verifyTimestamp") switch
    {
        null or "" or Always => false,
        AfterExpiry => true,
        var other => throw new NotaryRefusalException($"verifyTimestamp must be {Always} or {AfterExpiry} and is '{other}'"),
    };

    private static IReadOnlyList<string> Scopes(JsonElement statement)
    {
        var scopes = statement.Texts("registryScopes");
        if (scopes.Count == 0) throw new NotaryRefusalException("it has no registry scope");
        if (scopes is [RegistryScope.All]) return scopes;
        if (scopes.Contains(RegistryScope.All)) throw new NotaryRefusalException("the registry scope * must stand alone");
        return scopes.FirstOrDefault(scope => !RegistryScope.IsRepository(scope)) is { } wrong
            ? throw new NotaryRefusalException($"the registry scope '{wrong}' is not the full name of a repository")
            : scopes;
    }

    private static TrustStoreName Store(string text) => TrustStoreName.Parse(text)
        ?? throw new NotaryRefusalException($"the trust store '{text}' is not one of ca:<name>, signingAuthority:<name> and tsa:<name>");

    private static List<TrustedIdentity> Identities(IReadOnlyList<string> texts)
    {
        if (texts.Count > 1 && texts.Contains(TrustedIdentity.Anybody)) throw new NotaryRefusalException("the trusted identity * must stand alone");
        var identities = texts.Select(TrustedIdentity.Parse).ToList();
        foreach (var identity in identities)
        {
            var overlapping = identities.FirstOrDefault(other => other != identity && identity.Subject is not null && other.Subject is not null && identity.Subject.IsSubsetOf(other.Subject));
            if (overlapping is not null) throw new NotaryRefusalException($"the trusted identities '{identity.Text}' and '{overlapping.Text}' overlap");
        }

        return identities;
    }
}
