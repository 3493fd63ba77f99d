using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Resources;

namespace AciSecurity.Remediation;

/// <summary>A resource as a plan would leave it. Fixes change it; the requests come of what they changed.</summary>
internal sealed class DraftResource
{
    private readonly Dictionary<string, SettingChange> _changes = new(StringComparer.OrdinalIgnoreCase);
    private readonly JsonObject _before;
    private readonly JsonObject _after;

    private DraftResource(ResourceIdentity identity, WriteMethod method, JsonObject before, bool exists)
    {
        (Identity, Method, Exists, _before) = (identity, method, exists, before);
        _after = before.DeepClone().AsObject();
    }

    /// <summary>A resource that is there.</summary>
    public static DraftResource Of(Resource resource, WriteMethod method) =>
        new(resource.Identity, method, JsonNode.Parse(resource.ToUtf8Json().Span)!.AsObject(), exists: true);

    /// <summary>A resource that is not there yet.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="apiVersion">The api-version at which it is created.</param>
    public static DraftResource New(string id, string apiVersion)
    {
        var identity = ArmPlace.Of(id) with { ApiVersion = apiVersion };
        return new(identity, WriteMethod.Put, new() { ["id"] = id, ["name"] = identity.Name, ["type"] = identity.Type }, exists: false);
    }

    /// <summary>What it is called.</summary>
    public ResourceIdentity Identity { get; }

    /// <summary>How it is written: what is named in a patch, or all of its properties.</summary>
    public WriteMethod Method { get; }

    /// <summary>Whether it is there before.</summary>
    public bool Exists { get; }

    /// <summary>Whether something would be changed.</summary>
    public bool IsChanged => _changes.Count > 0;

    /// <summary>The JSON at a path, as the plan would leave it.</summary>
    public JsonNode? this[string path] => _after.At(path);

    /// <summary>Changes a setting.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="value">Its new value.</param>
    /// <param name="whenAbsent">What stands for it where it is not set: Azure's default.</param>
    public void Set(string path, JsonNode value, JsonNode? whenAbsent = null)
    {
        if (JsonValues.Same(_after.At(path), value)) return;
        if (path.StartsWith(NetworkRules.Path + ".", StringComparison.OrdinalIgnoreCase))
        {
            // Lists in a patch replace what is there, so a set of network rules is one value.
            var rules = NetworkRules.Whole(_after);
            rules[path[(NetworkRules.Path.Length + 1)..]] = value;
            (path, value, whenAbsent) = (NetworkRules.Path, rules, NetworkRules.Whole([]));
        }

        _changes[path] = new(path, _before.At(path)?.ToJsonString(), value.ToJsonString()) { WhenAbsent = whenAbsent?.ToJsonString() };
        _after.Set(path, value);
    }

    /// <summary>Takes a setting out, of a resource that is written as a whole.</summary>
    public void Clear(string path)
    {
        if (_after.At(path) is null) return;
        _changes[path] = new(path, _before.At(path)?.ToJsonString(), null);
        _after.Set(path, null);
    }

    /// <summary>Names a setting in the request that may be as it is already: some settings are only taken together.</summary>
    public void Name(string path, JsonNode value)
    {
        _changes[path] = new(path, _before.At(path)?.ToJsonString(), value.ToJsonString()) { WhenAbsent = value.ToJsonString() };
        _after.Set(path, value.DeepClone());
    }

    /// <summary>A draft of its own with the same changes.</summary>
    public DraftResource Clone()
    {
        var clone = new DraftResource(Identity, Method, _before, Exists);
        foreach (var (path, change) in _changes)
        {
            clone._changes[path] = change;
            clone._after.Set(path, change.After is null ? null : JsonNode.Parse(change.After));
        }

        return clone;
    }

    /// <summary>The resource as it would be.</summary>
    public Resource ToResource() => new(Identity, Encoding.UTF8.GetBytes(_after.ToJsonString()));

    /// <summary>The request that makes it so, with the one that takes it back.</summary>
    public PlannedWrite ToWrite()
    {
        var (body, undo) = Method == WriteMethod.Patch ? (Patch(change => change.After), Patch(change => change.Before ?? change.WhenAbsent)) : (Whole(_after), Whole(_before));
        return new(new(Method, Identity.Id, Identity.ApiVersion!, body), [.. _changes.Values])
        {
            Creates = !Exists,
            Undo = Exists ? new(Method, Identity.Id, Identity.ApiVersion!, undo) : new(WriteMethod.Delete, Identity.Id, Identity.ApiVersion!, null),
        };
    }

    /// <summary>What is named is changed, and nothing else.</summary>
    private string Patch(Func<SettingChange, string?> value)
    {
        var body = new JsonObject();
        foreach (var change in _changes.Values)
        {
            if (value(change) is { } json) body.Set(change.Path, JsonNode.Parse(json));
        }

        return body.ToJsonString();
    }

    // A PUT takes properties that only Azure sets, and ignores them; they are left out all the same.
    private static string Whole(JsonObject resource)
    {
        var properties = resource.At("properties")?.DeepClone().AsObject() ?? [];
        JsonValues.RemoveOfAzure(properties);
        return new JsonObject { ["properties"] = properties }.ToJsonString();
    }
}
