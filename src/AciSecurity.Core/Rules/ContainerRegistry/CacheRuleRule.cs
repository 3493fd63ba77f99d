using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>What a cache rule copies looks like an image of one's own: the place it comes from must be approved, and known by sign-in.</summary>
/// <remarks>registries/cacheRules, properties.sourceRepository and properties.credentialSetResourceId.
/// https://learn.microsoft.com/azure/container-registry/artifact-cache-overview#upstream-support</remarks>
public sealed class CacheRuleRule : RegistryChildRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.CacheRule", "Cache rule copies from an approved registry and signs in there")
    {
        Severity = Severity.Medium,
        Section = Section.ApprovedImages,
        ResourceTypes = [ResourceTypes.RegistryCacheRule],
        Cmdlets = ["Test-AcrSecuritySetting", "Test-AciApprovedImage"],
        Controls = ["MCSB DS-6"],
        Recommendation = "Copy from a registry that the policy lists, and set credentialSetResourceId to a credential set whose secrets lie in a "
            + "key vault.",
    };

    /// <inheritdoc/>
    protected override Verdict Judge(Resource child, RuleContext context)
    {
        var rule = new CacheRule(child);
        var source = rule.Source;
        return source.Match(
            known: image => Worse(Upstream(image, context.Policy), SignIn(rule, image)).On(source).On(rule.CredentialSet),
            absent: () => Unknown("names no repository to copy"),
            unresolved: Unknown);
    }

    private static Verdict Upstream(ImageReference source, Policy policy)
    {
        if (policy.ApprovedUpstreams.Count == 0) return NotApplicable("copies from a registry that the policy says nothing about");
        var shown = Redaction.Text($"{source.Host}/{source.Repository}");
        return policy.ApprovedUpstreams.Any(upstream => upstream.Covers(source.Host ?? "", source.Repository ?? ""))
            ? Pass($"copies {shown}, which the policy approves")
            : Fail($"copies {shown}, which the policy does not approve");
    }

    private static Verdict SignIn(CacheRule rule, ImageReference source)
    {
        var registry = RegistryHost.Of(source, Policy.Default);
        var name = registry.Kind == RegistryKind.Unknown ? Redaction.Text(source.Host ?? "") : registry.Name;
        if (registry.Kind == RegistryKind.Microsoft || source.Host == "public.ecr.aws") return NotApplicable($"copies from {name}, which takes no credentials");
        if (rule.CredentialSet is { IsKnown: true, Value.Length: > 0 }) return Pass($"signs in to {name} with a credential set");
        if (rule.CredentialSet.IsUnresolved) return Unknown($"credentialSetResourceId {rule.CredentialSet.Reason}");
        return registry.Kind switch
        {
            RegistryKind.Azure => Otherwise(rule.IdentityType, name, $"signs in to {name} with a managed identity"),
            _ when source.Host == "gcr.io" || source.Host?.EndsWith("-docker.pkg.dev", StringComparison.Ordinal) is true =>
                Otherwise(rule.Federation, name, $"signs in to {name} with a federated identity"),
            _ => Fail($"copies from {name} without signing in"),
        };
    }

    private static Verdict Otherwise(Setting<string> way, string name, string reason)
    {
        if (way.IsUnresolved) return Unknown($"has no credential set for {name}, and {way.Path} {way.Reason}");
        return way.IsAbsent || way.Value.Equals("None", StringComparison.OrdinalIgnoreCase)
            ? Fail($"copies from {name} without signing in")
            : Pass(reason);
    }

    /// <summary>Both must hold; of two failures both are said.</summary>
    private static Verdict Worse(Verdict upstream, Verdict signIn)
    {
        if (upstream.Outcome == Outcome.Fail && signIn.Outcome == Outcome.Fail) return Fail($"{upstream.Reason}, and {signIn.Reason}");
        if (upstream.Outcome == Outcome.Fail || signIn.Outcome == Outcome.NotApplicable) return upstream.Outcome == Outcome.NotApplicable ? signIn : upstream;
        return upstream.Outcome == Outcome.Pass && signIn.Outcome == Outcome.Pass ? Pass($"{upstream.Reason}, and {signIn.Reason}") : signIn;
    }
}
