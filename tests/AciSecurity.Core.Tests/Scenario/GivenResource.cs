using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Images;
using AciSecurity.Resources;

namespace AciSecurity.Core.Tests.Scenario;

/// <summary>A resource that a test changes piece by piece. It is of a template until <see cref="Exported"/> says otherwise.</summary>
internal sealed class GivenResource(string type, string name, string? apiVersion, string json)
{
    private readonly JsonNode _json = JsonNode.Parse(json)!;
    private readonly HashSet<string> _secureParameters = [];
    private string _type = type;
    private string? _id;
    private string? _apiVersion = apiVersion;
    private Completeness _completeness = Completeness.Declared;
    private ExpressionSyntax _syntax = ExpressionSyntax.Arm;
    private OriginKind _origin = OriginKind.Template;
    private string? _rawJson;
    private string? _deployment;
    private bool _isPlaced;
    private ResourceImages? _images;

    public JsonNode Json => _json;

    /// <summary>With a value at a path such as <c>properties.containers[0].name</c>; what is missing on the way is made.</summary>
    public GivenResource With(string path, JsonNode? value)
    {
        JsonPath.Set(_json, path, value);
        return this;
    }

    public GivenResource Without(string path)
    {
        JsonPath.Remove(_json, path);
        return this;
    }

    /// <summary>With a value at a path below the properties of the first container.</summary>
    public GivenResource Container(string path, JsonNode? value) => With($"properties.containers[0].properties.{path}", value);

    public GivenResource WithoutContainer(string path) => Without($"properties.containers[0].properties.{path}");

    /// <summary>With an init container, <c>setup</c>, that is like the first container but for a value at a path.</summary>
    public GivenResource InitContainer(string path, JsonNode? value)
    {
        if (_json["properties"]!["initContainers"] is null)
        {
            var copy = _json["properties"]!["containers"]![0]!.DeepClone();
            copy["name"] = "setup";
            With("properties.initContainers", new JsonArray(copy));
        }

        return With($"properties.initContainers[0].properties.{path}", value);
    }

    public GivenResource Variable(string variable, JsonNode? value) =>
        Container("environmentVariables", new JsonArray(new JsonObject { ["name"] = variable, ["value"] = value }));

    public GivenResource SecureParameter(string parameter)
    {
        _secureParameters.Add(parameter);
        return this;
    }

    public GivenResource OfType(string value)
    {
        _type = value;
        return With("type", value);
    }

    public GivenResource AtVersion(string? value)
    {
        _apiVersion = value;
        return value is null ? Without("apiVersion") : With("apiVersion", value);
    }

    public GivenResource WithId(string value)
    {
        _id = value;
        return this;
    }

    public GivenResource InDeployment(string value)
    {
        _deployment = value;
        return this;
    }

    /// <summary>With what registries say of the images of its containers: the same of each.</summary>
    public GivenResource Running(ImageFacts facts, string locator = "contoso.azurecr.io/app@" + Given.Digest) =>
        Asked(new() { References = new Dictionary<string, ImageFacts> { [locator] = facts } });

    /// <summary>With what the registry says of its repositories; it answers at its login server.</summary>
    public GivenResource Holding(params RepositorySignatures[] repositories) =>
        With("properties.loginServer", "contoso.azurecr.io").Asked(new() { Repositories = repositories });

    /// <summary>With what registries say.</summary>
    public GivenResource Asked(ResourceImages images)
    {
        _images = images;
        return this;
    }

    /// <summary>What Azure answered about it.</summary>
    public GivenResource Exported() => From(Completeness.Returned, ExpressionSyntax.None, OriginKind.Export);

    /// <summary>What Azure answered to a live audit, in <see cref="LiveRun.Group"/> unless its id says otherwise.</summary>
    public GivenResource Live()
    {
        _isPlaced = true;
        return From(Completeness.Returned, ExpressionSyntax.None, OriginKind.Live);
    }

    /// <summary>A row of Resource Graph, which may lack anything.</summary>
    public GivenResource AsGraphRow() => From(Completeness.Partial, ExpressionSyntax.None, OriginKind.Live);

    /// <summary>The YAML of <c>az container create</c>.</summary>
    public GivenResource AsYaml() => From(Completeness.Declared, ExpressionSyntax.Shell, OriginKind.Template);

    /// <summary>With its text changed after all else, for what no JSON object can hold.</summary>
    public GivenResource RawReplace(string old, string replacement)
    {
        _rawJson = _json.ToJsonString().Replace(old, replacement, StringComparison.Ordinal);
        return this;
    }

    public Resource Build()
    {
        var identity = new ResourceIdentity
        {
            Id = Placed(_id ?? ResourceId.Compose(_type, name)),
            Type = _type,
            Name = name,
            ApiVersion = _apiVersion,
            Deployment = _deployment,
            Location = _isPlaced ? _json["location"]?.ToString() : null,
            SubscriptionId = _isPlaced ? Placed(_id ?? "").Split('/').ElementAtOrDefault(2) : null,
            Origin = new(_origin, "main.json", 1),
        };
        var resource = new Resource(identity, Encoding.UTF8.GetBytes(_rawJson ?? _json.ToJsonString()), _completeness, _syntax, _secureParameters);
        return _images is null ? resource : resource.With(_images);
    }

    public static implicit operator Resource(GivenResource given) => given.Build();

    private string Placed(string id) => !_isPlaced || id.StartsWith('/') ? id : $"{LiveRun.Group}/providers/{id}";

    private GivenResource From(Completeness completeness, ExpressionSyntax syntax, OriginKind origin)
    {
        (_completeness, _syntax, _origin) = (completeness, syntax, origin);
        return this;
    }
}
