using System.Text.Json.Nodes;

namespace AciSecurity.Core.Tests.AzurePolicies;

/// <summary>What counts enumerate at the moment: elements of arrays, by the path of the array, and values, by the name that the
/// count gives them.</summary>
internal sealed record PolicyScope(IReadOnlyDictionary<string, int> Elements, IReadOnlyDictionary<string, JsonNode?> Named)
{
    public static PolicyScope Empty { get; } = new(new Dictionary<string, int>(), new Dictionary<string, JsonNode?>());

    public PolicyScope With(string name, JsonNode? value) => this with { Named = new Dictionary<string, JsonNode?>(Named) { [name] = value } };

    public PolicyScope At(string array, int index) => this with { Elements = new Dictionary<string, int>(Elements) { [array] = index } };

    public bool Current(string name, out JsonNode? value) => Named.TryGetValue(name, out value);
}
