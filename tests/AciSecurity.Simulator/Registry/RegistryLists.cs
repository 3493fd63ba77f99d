using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Registry;

/// <summary>The lists of names: repositories and tags. What is not to be listed is not in them.</summary>
internal sealed class RegistryLists(SimulatedRegistry registry)
{
    public Reply Catalog(Call call)
    {
        var names = registry.All.Where(repository => repository.Attributes.ListEnabled && repository.Manifests.Count > 0).Select(repository => repository.Name);
        return Names(call, names, names => new() { ["repositories"] = names });
    }

    public Reply TagNames(Call call, Repository repository) =>
        Names(call, repository.Tags.Where(tag => tag.Attributes.ListEnabled).Select(tag => tag.Name).Order(StringComparer.Ordinal), names => new() { ["name"] = repository.Name, ["tags"] = names });

    private Reply Names(Call call, IEnumerable<string> names, Func<JsonArray, JsonObject> body) =>
        ListPage<string>.Of(call, names, name => name, registry.Setting.PageSize) is { } page
            ? page.Tell(Reply.Json(body([.. page.Items.Select(name => JsonValue.Create(name))])))
            : RegistryErrors.BadPage();
}
