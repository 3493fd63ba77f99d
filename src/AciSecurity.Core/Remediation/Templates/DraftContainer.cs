using System.Text.Json.Nodes;
using AciSecurity.Resources;

namespace AciSecurity.Remediation.Templates;

/// <summary>A container of a group, as it was and as its JSON is to be.</summary>
/// <param name="Container">The container before anything was repaired.</param>
/// <param name="Path">The path of its properties.</param>
/// <param name="Json">Its properties as they are to be deployed.</param>
internal sealed record DraftContainer(Container Container, string Path, JsonObject Json)
{
    /// <summary>The containers of a draft; what an expression hides is said not to be repaired.</summary>
    public static IEnumerable<DraftContainer> Of(TemplateDraft draft)
    {
        var group = draft.Group.AsContainerGroup();
        return [.. Of(draft, "containers", group.Containers), .. Of(draft, "initContainers", group.InitContainers)];
    }

    private static IEnumerable<DraftContainer> Of(TemplateDraft draft, string list, Setting<IReadOnlyList<Container>> containers)
    {
        if (containers.IsUnresolved) draft.NotRepairedAs($"properties.{list} {containers.Reason}: nothing in it was repaired.");
        var items = draft.Properties.Get(list) as JsonArray;
        foreach (var (container, at) in containers.Or([]).Select((container, at) => (container, at)))
        {
            var path = $"properties.{list}[{at}].properties";
            if (items?[at].Get("properties") is JsonObject json) yield return new(container, path, json);
            else draft.NotRepairedAs($"{path} is no object here: nothing in it was repaired.");
        }
    }
}
