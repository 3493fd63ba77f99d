using System.Text.Json.Nodes;
using AciSecurity.Faults;
using AciSecurity.Resources;

namespace AciSecurity.Remediation.Templates;

/// <summary>The template that a container group is repaired with.</summary>
public sealed class ProtectedTemplate
{
    internal ProtectedTemplate(TemplateDraft draft, VaultReference? vault, string apiVersion)
    {
        (Group, Vault, Format) = (draft.Group.Identity, vault, draft.Format);
        Changes = draft.Changes;
        NotRepaired = draft.NotRepaired;
        Losses = draft.Losses;
        IsOfDeployed = draft.Group.Completeness != Completeness.Declared;
        Effects = [.. IsOfDeployed ? InPlaceUpdate.Effects(Changes) : [], .. draft.Effects];
        Resource = new() { ["type"] = ResourceTypes.ContainerGroup, ["apiVersion"] = apiVersion };
        foreach (var (member, value) in draft.Json) Resource[member] = value?.DeepClone();
        Parameters = [.. draft.Parameters().Select(parameter => Referring(parameter, draft.Group.Name))];
    }

    /// <summary>The group that it is for.</summary>
    public ResourceIdentity Group { get; }

    /// <summary>The language that it is written in.</summary>
    public TemplateFormat Format { get; }

    /// <summary>What whoever deploys it has to give.</summary>
    public IReadOnlyList<TemplateParameter> Parameters { get; }

    /// <summary>What it has otherwise than the group.</summary>
    public IReadOnlyList<TemplateChange> Changes { get; }

    /// <summary>What it does not repair, and why.</summary>
    public IReadOnlyList<string> NotRepaired { get; }

    /// <summary>What those who use the group notice when it is deployed.</summary>
    public IReadOnlyList<string> Effects { get; }

    /// <summary>What the group may have and the template may not: it must be looked over before it is deployed.</summary>
    public IReadOnlyList<string> Losses { get; }

    /// <summary>Whether it was made of a group that Azure returned.</summary>
    public bool IsOfDeployed { get; }

    /// <summary>Whether something is other than in the group, beside that its secrets are asked for.</summary>
    public bool HasRepairs => Changes.Any(change => change.Before is not null || change.After?.StartsWith("[parameters(", StringComparison.Ordinal) != true);

    /// <summary>Changes for which a group has to be deleted and created anew.</summary>
    public IReadOnlyList<string> NeedsRecreation => InPlaceUpdate.Impossible(Changes);

    /// <summary>The vault that the file of parameters refers to; null where there is none.</summary>
    internal VaultReference? Vault { get; }

    /// <summary>The resource as ARM templates write it, with its type, api-version and name.</summary>
    internal JsonObject Resource { get; }

    /// <summary>The template's text.</summary>
    public string ToText() => Format == TemplateFormat.Bicep ? BicepGroupTemplate.Write(this) : ArmGroupTemplate.Write(this);

    /// <summary>The text of the file that takes the parameters from the vault; null where there is no vault, or nothing to take.</summary>
    /// <param name="template">Name of the template's file, beside which it will be.</param>
    public string? ToParametersText(string template)
    {
        if (Vault is null || !Parameters.Any(parameter => parameter.SecretName is not null)) return null;
        return Format == TemplateFormat.Bicep ? BicepGroupTemplate.WriteParameters(this, template) : ArmGroupTemplate.WriteParameters(this);
    }

    /// <summary>The request that deploys the group with these secrets. It holds them: it is sent, and neither shown nor kept.</summary>
    /// <param name="secrets">The values of all <see cref="Parameters"/>.</param>
    /// <exception cref="FaultException">The value of an object is no JSON object.</exception>
    public ResourceWrite ToWrite(IReadOnlyDictionary<string, string> secrets) =>
        new(WriteMethod.Put, Group.Id, (string)Resource["apiVersion"]!, GroupRequest.Body(this, secrets).ToJsonString());

    // A secret of a vault is text.
    private TemplateParameter Referring(TemplateParameter parameter, string group) =>
        Vault is not null && parameter is { IsSecure: true, Type: "string" } ? parameter with { SecretName = VaultReference.SecretName(group, parameter.Name) } : parameter;
}
