using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Resources;

namespace AciSecurity.Core.Tests.Documents;

/// <summary>The resources of one example on a page: one, or a list with companions.</summary>
internal sealed class PageResources
{
    private readonly List<JsonObject> _resources;

    public PageResources(JsonNode json) =>
        _resources = json is JsonArray list ? [.. list.Select(item => item!.DeepClone().AsObject())] : [json.DeepClone().AsObject()];

    /// <summary>The resources, with what the images on the page say of them.</summary>
    public IEnumerable<Resource> All
    {
        get
        {
            var images = PageImages.Of(_resources);
            return _resources.Where(item => !PageImages.Is(item)).Select(item => images.With(Read(item)));
        }
    }

    /// <summary>The example after a fix: a resource of another type joins it, anything else is merged into the resources it fits.</summary>
    /// <param name="fix">The fix.</param>
    /// <param name="replacesLists">Whether its lists are whole: where a fix takes something out of one.</param>
    public PageResources After(JsonNode fix, bool replacesLists = false)
    {
        if (fix["type"] is not null) return new(new JsonArray([.. _resources.Append(fix.AsObject()).Select(item => item.DeepClone())]));
        return new(new JsonArray([.. _resources.Select((item, index) => index == 0 ? Merge(item, fix, replacesLists) : item.DeepClone())]));
    }

    /// <summary>A JSON merge patch (RFC 7386) whose lists of named objects are merged by name, as a reader of the page would.</summary>
    private static JsonNode? Merge(JsonNode? target, JsonNode? patch, bool replacesLists = false)
    {
        if (!replacesLists && patch is JsonArray items && items.All(item => item is JsonObject named && named.ContainsKey("name")) && target is JsonArray existing) return MergeByName(existing, items);
        if (patch is not JsonObject members) return patch?.DeepClone();
        var merged = target is JsonObject ? target.DeepClone().AsObject() : [];
        foreach (var (name, value) in members)
        {
            if (value is null) merged.Remove(name);
            else merged[name] = Merge(merged[name], value, replacesLists);
        }

        return merged;
    }

    private static JsonArray MergeByName(JsonArray target, JsonArray patch)
    {
        var merged = target.DeepClone().AsArray();
        foreach (var item in patch)
        {
            var index = merged.ToList().FindIndex(found => found!["name"]?.ToString() == item!["name"]!.ToString());
            if (index < 0) merged.Add(Merge(null, item));
            else merged[index] = Merge(merged[index], item);
        }

        return merged;
    }

    private static Resource Read(JsonObject json)
    {
        string Text(string name) => json[name]?.ToString() ?? throw new InvalidDataException($"An example has no {name}.");
        var id = ResourceId.Compose(Text("type"), Text("name"));
        var identity = new ResourceIdentity
        {
            Id = json["scope"] is { } scope ? $"{scope}/providers/{id}" : id,
            Type = Text("type"),
            Name = Text("name"),
            ApiVersion = Text("apiVersion"),
            Origin = new(OriginKind.Template, "page.md", 1),
        };
        return new(identity, Encoding.UTF8.GetBytes(json.ToJsonString()), Completeness.Declared, ExpressionSyntax.Arm);
    }
}
