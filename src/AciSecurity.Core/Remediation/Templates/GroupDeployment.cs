using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Faults;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Ports;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Remediation.Templates;

/// <summary>Deploys a repaired group over the one that runs, where that loses nothing.</summary>
public static class GroupDeployment
{
    /// <summary>Why a template cannot be deployed from here; null where it can.</summary>
    /// <param name="template">The template.</param>
    /// <param name="secrets">Names of the parameters that have a value.</param>
    public static Fault? Refuse(ProtectedTemplate template, IReadOnlyCollection<string> secrets)
    {
        var id = template.Group.Id;
        if (!template.IsOfDeployed || !id.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase)) return ProtectionFaults.NotDeployed(id);
        if (template.Losses.Count > 0) return ProtectionFaults.WouldLose(id, template.Losses[0]);
        var missing = template.Parameters.Select(parameter => parameter.Name).Except(secrets, StringComparer.OrdinalIgnoreCase).ToList();
        if (missing.Count > 0) return ProtectionFaults.SecretMissing(id, missing);
        return template.NeedsRecreation is { Count: > 0 } paths ? ProtectionFaults.NeedsRecreation(id, paths) : null;
    }

    /// <summary>Deploys, waits, and reads the group again.</summary>
    /// <param name="remediator">Reads and writes.</param>
    /// <param name="template">The template, which nothing refuses.</param>
    /// <param name="planned">The group that it was made of.</param>
    /// <param name="write">The request that the template makes with its secrets.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>The group as it is then.</returns>
    /// <exception cref="FaultException">The group has changed meanwhile, or it could not be deployed.</exception>
    public static async Task<Resource> DeployAsync(IRemediator remediator, ProtectedTemplate template, Resource planned, ResourceWrite write, CancellationToken cancellationToken)
    {
        var now = await ReadAsync(remediator, template.Group, planned.ApiVersion, cancellationToken).ConfigureAwait(false);
        var paths = JsonValues.Differences(Settings(planned), Settings(now)).ToList();
        if (paths.Count > 0) throw new FaultException(RemediationFaults.ChangedMeanwhile(template.Group.Id, string.Join(", ", paths)));
        await remediator.WriteAsync(write, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(remediator, template.Group, write.ApiVersion, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What the rules about container groups say of it that need to know nothing else: passes too.</summary>
    public static IReadOnlyList<Finding> Judge(Resource group, Policy policy, TimeProvider clock)
    {
        var rules = RuleCatalog.Rules.Where(rule => rule is not CompanionRule && rule.Metadata.Id.StartsWith("Aci.", StringComparison.Ordinal));
        var evaluation = new RuleEvaluation(rules, policy, clock, new(IncludePassed: true, []));
        return [.. evaluation.Add(group), .. evaluation.Complete()];
    }

    private static async Task<Resource> ReadAsync(IRemediator remediator, ResourceIdentity group, string? apiVersion, CancellationToken cancellationToken)
    {
        var json = await remediator.ReadAsync(group.Id, apiVersion, cancellationToken).ConfigureAwait(false) ?? throw new FaultException(ProtectionFaults.Gone(group.Id));
        return new(group with { ApiVersion = apiVersion ?? ContainerGroup.NewestApiVersion, Origin = new(OriginKind.Live) }, json);
    }

    private static JsonObject Settings(Resource group) => ReadOnlyMembers.Without((JsonObject)JsonNode.Parse(Encoding.UTF8.GetString(group.ToUtf8Json().Span))!, isDeployed: true);
}
