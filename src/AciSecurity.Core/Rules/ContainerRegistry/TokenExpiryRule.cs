using System.Globalization;
using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>A token's password that never expires opens the registry for ever, to whoever has ever seen it.</summary>
/// <remarks>registries/tokens, properties.credentials.passwords[].expiry; without one a password does not expire.
/// https://learn.microsoft.com/azure/container-registry/container-registry-token-based-repository-permissions</remarks>
public sealed class TokenExpiryRule : RegistryChildRule
{
    private static readonly Availability CredentialsSince = Availability.Since("2022-12-01", "2019-05-01-preview", "2019-12-01-preview");

    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.TokenExpiry", "Passwords of the registry's token expire")
    {
        Severity = Severity.High,
        Section = Section.Credentials,
        ResourceTypes = [ResourceTypes.RegistryToken],
        Cmdlets = ["Test-AcrSecuritySetting", "Test-AciCredential"],
        Controls = ["MCSB IM-1"],
        Recommendation = "Generate the passwords anew with an expiry: az acr token credential generate --expiration-in-days. What uses them needs the new ones.",
    };

    /// <inheritdoc/>
    protected override Verdict Judge(Resource child, RuleContext context)
    {
        if (child.Properties.Member("status").AsText().Is("disabled")) return Pass("is a disabled token");
        var credentials = child.Properties.Member("credentials", CredentialsSince);
        var passwords = credentials.Member("passwords").AsList();
        if (passwords.IsUnresolved) return Unknown($"credentials.passwords {passwords.Reason}");
        if (passwords.Or([]).Count == 0) return None(child, credentials.Member("certificates").AsList());
        var verdicts = passwords.Value.Select(password => Judge(password, context)).ToList();
        return verdicts.Find(verdict => verdict.Outcome == Outcome.Fail) ?? verdicts.Find(verdict => verdict.Outcome == Outcome.Unknown) ?? verdicts[0];
    }

    private static Verdict None(Resource child, Setting<IReadOnlyList<Node>> certificates) => child.Completeness == Completeness.Declared
        ? NotApplicable("declares no password; those that are generated for it get their expiry then")
        : Pass(certificates.Or([]).Count > 0 ? "has certificates and no password" : "has no password");

    private static Verdict Judge(Node password, RuleContext context)
    {
        var name = Redaction.Text(password.Member("name").AsText().Or("password"));
        var limit = context.Policy.LongestTokenLifetime;
        return password.Member("expiry").AsText().Match(
            known: text => Time(text) is not { } expiry ? Unknown($"has the {name}, whose expiry is no time")
                : expiry - (Created(password) ?? context.Clock.GetUtcNow()) > TimeSpan.FromDays(limit) ? Fail($"has the {name}, which lives longer than {limit} days")
                : Pass($"has passwords that expire within {limit} days"),
            absent: () => Fail($"has the {name}, which does not expire"),
            unresolved: reason => Unknown($"has the {name}, and {reason}"));
    }

    private static DateTimeOffset? Created(Node password) => password.Member("creationTime").AsText() is { IsKnown: true } text ? Time(text.Value) : null;

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
