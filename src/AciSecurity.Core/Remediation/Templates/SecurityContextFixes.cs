using System.Text.Json.Nodes;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Remediation.Templates;

/// <summary>Takes rights from containers: <c>securityContext</c>, which Linux containers alone have.</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.containerinstance/containergroups#securitycontextdefinition</remarks>
internal sealed class SecurityContextFixes(TemplateDraft draft, ProtectionRequest request)
{
    /// <summary>Repairs every container.</summary>
    public void Apply()
    {
        if (request is { Fixes: var fixes, RunAsUser: null, RunAsGroup: null } && fixes.All(fix => fix == ContainerGroupFix.DnsLabelReuse)) return;
        var os = draft.Group.AsContainerGroup().OsType;
        if (os.Or("").Equals("Windows", StringComparison.OrdinalIgnoreCase))
        {
            draft.NotRepairedAs("The group runs Windows, whose containers have no security context: users, privileges and capabilities are left alone.");
            return;
        }

        var before = draft.Changes.Count;
        foreach (var container in DraftContainer.Of(draft))
        {
            if (!os.IsKnown && container.Container.SecurityContext.IsAbsent)
            {
                draft.NotRepairedAs($"Whether the container {Redaction.Text(container.Container.Label)} runs Linux is not known, so its rights are left alone.");
                continue;
            }

            Apply(container);
        }

        if (draft.Changes.Count > before && !draft.Group.AsContainerGroup().ConfidentialPolicy.IsAbsent)
        {
            draft.NotRepairedAs("confidentialComputeProperties.ccePolicy was made for the containers as they were, and no longer fits: have az confcom acipolicygen write it anew from this template.");
        }
    }

    private void Apply(DraftContainer container)
    {
        if (container.Json.Get("securityContext") is { } given and not JsonObject)
        {
            draft.NotRepairedAs($"{container.Path}.securityContext {(given.Text() is null ? "is no object" : "is computed by an expression")}: it is left alone.");
            return;
        }

        if (Has(ContainerGroupFix.Privileged)) Privileged(container);
        if (Has(ContainerGroupFix.PrivilegeEscalation)) Escalation(container);
        if (Has(ContainerGroupFix.Capability)) Capabilities(container);
        User(container, "runAsUser", request.RunAsUser);
        User(container, "runAsGroup", request.RunAsGroup);
    }

    private void Privileged(DraftContainer container)
    {
        var privileged = container.Container.SecurityContext.Privileged;
        if (privileged.IsUnresolved || privileged.Or(false)) Set(container, "privileged", false);
    }

    private void Escalation(DraftContainer container)
    {
        var security = container.Container.SecurityContext;
        if (security.AllowPrivilegeEscalation is { IsKnown: true, Value: false } || (security.IsAbsent && !request.IsStrict)) return;
        if (container.Json.Get("securityContext").Get("privileged") is JsonValue value && value.TryGetValue<bool>(out var privileged) && privileged)
        {
            draft.NotRepairedAs($"The container {Label(container)} stays privileged, and such a one may always gain rights: name the fix Privileged too.");
            return;
        }

        Set(container, "allowPrivilegeEscalation", false);
    }

    private void Capabilities(DraftContainer container)
    {
        var security = container.Container.SecurityContext;
        if (security.AddedCapabilities.IsUnresolved)
        {
            draft.NotRepairedAs($"{container.Path}.securityContext.capabilities.add {security.AddedCapabilities.Reason}: it is left alone.");
            return;
        }

        var added = security.AddedCapabilities.Or([]);
        var dangerous = added.Where(name => name.IsKnown && Capability.IsDangerous(name.Value)).ToList();
        if (dangerous.Count > 0) RemoveAdded(container, [.. dangerous.Select(name => name.Value)]);
        if (added.Count > dangerous.Count)
        {
            draft.NotRepairedAs($"The container {Label(container)} still adds {Capability.List(added.Where(name => !dangerous.Contains(name)))}, which is not dangerous by itself: take out what it does not need.");
        }

        if (dangerous.Count == 0 && !request.IsStrict) return;
        if (security.DroppedCapabilities is { IsKnown: true, Value: var dropped } && dropped.Any(name => name.IsKnown && Capability.IsAll(name.Value))) return;
        Capabilities(container, "drop", new JsonArray("ALL"));
        draft.Affects($"The container {Label(container)} loses the default capabilities: binding to ports below 1024, changing owners and users and the like fail in it.");
    }

    private void RemoveAdded(DraftContainer container, string[] dangerous)
    {
        var kept = ((JsonArray)container.Json.Get("securityContext").Get("capabilities").Get("add")!).Where(item => item.Text() is not { } name || !dangerous.Contains(name));
        Capabilities(container, "add", new JsonArray([.. kept.Select(item => item!.DeepClone())]));
    }

    private void Capabilities(DraftContainer container, string list, JsonArray value)
    {
        var security = Security(container);
        if (security.Get("capabilities") is not JsonObject capabilities) security.Put("capabilities", capabilities = []);
        draft.Changed($"{container.Path}.securityContext.capabilities.{list}", capabilities.Get(list), value);
        capabilities.Put(list, value);
    }

    /// <summary>A user that is known to be another than root is left.</summary>
    private void User(DraftContainer container, string member, int? id)
    {
        if (id is not { } wanted) return;
        var now = container.Json.Get("securityContext").Get(member) as JsonValue;
        if (now is not null && now.TryGetValue<long>(out var user) && user > 0) return;
        Set(container, member, wanted);
        if (member == "runAsUser") draft.Affects($"The container {Label(container)} runs as the user {wanted}: files that only root may read are closed to it, and so are ports below 1024.");
    }

    private void Set(DraftContainer container, string member, JsonNode value)
    {
        var security = Security(container);
        draft.Changed($"{container.Path}.securityContext.{member}", security.Get(member), value);
        security.Put(member, value);
    }

    private static JsonObject Security(DraftContainer container)
    {
        if (container.Json.Get("securityContext") is not JsonObject security) container.Json.Put("securityContext", security = []);
        return security;
    }

    private bool Has(ContainerGroupFix fix) => request.Fixes.Contains(fix);

    private static string Label(DraftContainer container) => Redaction.Text(container.Container.Label);
}
