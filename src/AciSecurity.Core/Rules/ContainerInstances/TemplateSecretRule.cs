using AciSecurity.Credentials;
using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>A secret in a template is in the repository and its history, in every copy of them, and in the history of deployments.</summary>
/// <remarks>secureValue, password, workspaceKey, storageAccountKey, secret volumes and protected settings; and what the template
/// itself declares: defaults of secure parameters, values for them, and outputs.
/// https://learn.microsoft.com/azure/azure-resource-manager/templates/best-practices#security-recommendations-for-parameters</remarks>
public sealed class TemplateSecretRule : Rule
{
    private const int MostNamed = 10;

    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.TemplateSecret", "No secret is written in the files that deploy")
    {
        Severity = Severity.Critical,
        Section = Section.Credentials,
        ResourceTypes = [.. Resources.ResourceTypes.ContainerGroups, Resources.ResourceTypes.Deployment],
        Cmdlets = ["Test-AciCredential"],
        Controls = ["MCSB IM-8"],
        Recommendation = "Take the secret from a secure parameter without a default, a Key Vault reference or a list function, "
            + "and change it: it has been seen.",
    };

    /// <inheritdoc/>
    public override IEnumerable<Verdict> Evaluate(Resource resource, RuleContext context)
    {
        if (resource.Completeness != Completeness.Declared) return [NotApplicable("is not read from a file that deploys it, and Azure returns no secrets")];
        return ResourceTypes.Same(resource.Type, ResourceTypes.Deployment) ? DeploymentSecrets.Judge(resource) : [Judge(resource)];
    }

    private static Verdict Judge(Resource resource)
    {
        var places = SecretPlace.Of(resource).Select(place => (Place: place, Value: Examine(place, resource))).ToList();
        var secrets = places.FindAll(place => place.Value.Outcome == Outcome.Fail);
        if (secrets.Count > 0) return Named(Fail, "shows secrets", secrets);
        var unknown = places.FindAll(place => place.Value.Outcome == Outcome.Unknown);
        if (unknown.Count > 0) return Named(Unknown, "may show secrets", unknown);
        return places.Exists(place => place.Value != SecretValue.None)
            ? Pass("takes its secrets from places that keep them") with { Evidence = Shown(places) }
            : Pass("sets no secrets of its own");
    }

    /// <summary>What an expression hides may hold secrets or none, so that it shows them is not certain.</summary>
    private static SecretValue Examine(SecretPlace place, Resource resource)
    {
        var value = SecretValue.Examine(place.Node, resource.Syntax, resource.IsSecureParameter);
        var isKept = place.Node.Expression is not null && value.Outcome == Outcome.Pass;
        return place.IsHidden && !isKept ? new(Outcome.Unknown, place.Node.AsList().Reason) : value;
    }

    private static Verdict Named(Func<string, Verdict> verdict, string finding, List<(SecretPlace Place, SecretValue Value)> places)
    {
        var more = places.Count > MostNamed ? $" and {places.Count - MostNamed} more" : "";
        var named = places.Take(MostNamed).Select(place => $"{Redaction.Text(place.Place.Name)} ({place.Value.Because})");
        return verdict($"{finding}: {string.Join(", ", named)}{more}") with { Evidence = Shown(places) };
    }

    private static IReadOnlyList<Evidence> Shown(List<(SecretPlace Place, SecretValue Value)> places) =>
        [.. places.Take(MostNamed).Select(place => Evidence.OfSecret(place.Place.Node.AsText()))];
}
