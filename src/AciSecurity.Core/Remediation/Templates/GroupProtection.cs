using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AciSecurity.Faults;
using AciSecurity.Resources;

namespace AciSecurity.Remediation.Templates;

/// <summary>Makes a repaired template of a container group.</summary>
/// <remarks>Azure updates nothing of a group but its tags, and gives no secret of it back. So a group is repaired by deploying all of it anew, from a
/// template that asks for its secrets. https://learn.microsoft.com/azure/container-instances/container-instances-update</remarks>
public static class GroupProtection
{
    private static readonly JsonDocumentOptions ParseOptions = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 128 };

    /// <summary>The template for a group.</summary>
    /// <param name="group">The group, deployed or declared.</param>
    /// <param name="request">What is to be repaired.</param>
    /// <exception cref="FaultException">No template can be made of it.</exception>
    public static ProtectedTemplate Protect(Resource group, ProtectionRequest request)
    {
        if (!ResourceTypes.Same(group.Type, ResourceTypes.ContainerGroup)) throw new ArgumentException($"{group.Id} is no container group.", nameof(group));
        var source = Read(group);
        var json = Writable(source, group);
        if (json.Get("properties") is not JsonObject) throw new FaultException(ProtectionFaults.NotReadable(group.Id, "its properties are no object"));
        var version = GroupVersion.Of(group.ApiVersion, json);
        var before = group.AsTemplate(Encoding.UTF8.GetBytes(json.ToJsonString()), version);
        var draft = new TemplateDraft(before, json, request.Format);
        Repair(draft, request);
        UnresolvedValues.Apply(draft);
        return new(draft, request.Vault, version);
    }

    private static void Repair(TemplateDraft draft, ProtectionRequest request)
    {
        if (draft.Group.Completeness == Completeness.Partial)
        {
            draft.Loses("The group was read from where properties may be left out, as from Azure Resource Graph: compare the template with the group before it is deployed.");
        }

        if (draft.Properties.Get("containerGroupProfile") is not null) draft.NotRepairedAs("The group is made from a container group profile: what that sets is repaired there.");
        WithheldSecrets.Apply(draft);
        SecretParameters.Given(draft);
        PlainSecrets.Apply(draft);
        new SecurityContextFixes(draft, request).Apply();
        AddressFixes.Apply(draft, request);
        if (request.PullIdentityId is { } identity) PullIdentityFix.Apply(draft, identity);
    }

    /// <summary>What a deployment sets of the group, in the words of ARM templates.</summary>
    private static JsonObject Writable(JsonObject source, Resource group)
    {
        var writable = (JsonObject)ArmTexts.Of(ReadOnlyMembers.Without(source, group.Completeness != Completeness.Declared), group.Syntax)!;
        var json = new JsonObject
        {
            ["name"] = ArmTexts.Of(JsonValue.Create(NameOf(source, group)), group.Syntax),
            ["location"] = writable.Get("location")?.DeepClone() ?? "[resourceGroup().location]",
        };
        foreach (var (name, value) in writable.Where(member => member.Key != "location")) json[name] = value?.DeepClone();
        return json;
    }

    private static JsonObject Read(Resource group)
    {
        using var document = JsonDocument.Parse(group.ToUtf8Json(), ParseOptions);
        if (document.RootElement.RepeatsMembers()) throw new FaultException(ProtectionFaults.NotReadable(group.Id, "it names a member twice, and readers differ over which of them counts"));
        return (JsonObject)JsonNode.Parse(group.ToUtf8Json().Span, null, ParseOptions)!;
    }

    private static string NameOf(JsonObject source, Resource group) =>
        source.Get("name").Text() is { Length: > 0 } own && !own.Contains('/') ? own : group.Name;
}
