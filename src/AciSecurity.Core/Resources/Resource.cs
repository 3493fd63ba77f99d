using System.Text;
using AciSecurity.Images;

namespace AciSecurity.Resources;

/// <summary>A resource as ARM writes it, from whichever source: a template, an export, an object or Azure.</summary>
/// <remarks>Its JSON may hold secrets. It is reachable only through a method, so that no view, export or
/// <c>ConvertTo-Json</c> shows it unasked.</remarks>
public sealed class Resource : ICompanion
{
    private readonly ReadOnlyMemory<byte> _json;
    private readonly IReadOnlySet<string>? _secureParameters;
    private NodeContext? _context;
    private JsonPlace? _root;
    private ContainerGroup? _group;

    /// <summary>Makes a resource.</summary>
    /// <param name="identity">What it is called and where it was read.</param>
    /// <param name="json">The resource in ARM's shape, UTF-8.</param>
    /// <param name="completeness">What it means when a property is missing.</param>
    /// <param name="syntax">How the source writes expressions.</param>
    /// <param name="secureParameters">Names of the template's secure parameters; null where there are none.</param>
    public Resource(
        ResourceIdentity identity,
        ReadOnlyMemory<byte> json,
        Completeness completeness = Completeness.Returned,
        ExpressionSyntax syntax = ExpressionSyntax.None,
        IReadOnlySet<string>? secureParameters = null)
    {
        Identity = identity;
        _json = json;
        Completeness = completeness;
        Syntax = syntax;
        _secureParameters = secureParameters;
    }

    /// <summary>Makes a resource of JSON that is parsed already.</summary>
    internal Resource(ResourceIdentity identity, ReadOnlyMemory<byte> json, JsonPlace root, Completeness completeness)
        : this(identity, json, completeness) => _root = root;

    /// <summary>What it is called and where it was read.</summary>
    public ResourceIdentity Identity { get; }

    /// <inheritdoc cref="ResourceIdentity.Id"/>
    public string Id => Identity.Id;

    /// <inheritdoc cref="ResourceIdentity.Type"/>
    public string Type => Identity.Type;

    /// <inheritdoc cref="ResourceIdentity.Name"/>
    public string Name => Identity.Name;

    /// <inheritdoc cref="ResourceIdentity.Location"/>
    public string? Location => Identity.Location;

    /// <inheritdoc cref="ResourceIdentity.SubscriptionId"/>
    public string? SubscriptionId => Identity.SubscriptionId;

    /// <inheritdoc cref="ResourceIdentity.ResourceGroupName"/>
    public string? ResourceGroupName => Identity.ResourceGroupName;

    /// <inheritdoc cref="ResourceIdentity.ApiVersion"/>
    public string? ApiVersion => Identity.ApiVersion;

    /// <inheritdoc cref="ResourceIdentity.Origin"/>
    public Origin Origin => Identity.Origin;

    /// <summary>What it means when a property is missing.</summary>
    public Completeness Completeness { get; }

    /// <summary>How the source writes expressions.</summary>
    public ExpressionSyntax Syntax { get; }

    /// <summary>What registries say of its images; null where nobody asked.</summary>
    public ResourceImages? Images { get; private init; }

    /// <summary>The same resource with what registries say of its images.</summary>
    public Resource With(ResourceImages images) => new(Identity, _json, Completeness, Syntax, _secureParameters) { Images = images };

    /// <summary>The same resource without what was parsed of it: for those who keep very many.</summary>
    public Resource Light() => new(Identity, _json, Completeness, Syntax, _secureParameters) { Images = Images };

    /// <summary>The same resource with other JSON, as a template has it.</summary>
    /// <param name="json">The JSON, UTF-8.</param>
    /// <param name="apiVersion">The api-version that it is written for.</param>
    internal Resource AsTemplate(ReadOnlyMemory<byte> json, string apiVersion) =>
        new(Identity with { ApiVersion = apiVersion }, json, Completeness, ExpressionSyntax.Arm, _secureParameters) { Images = Images };

    /// <summary>Whether a template declares the parameter with a secure type. Names of parameters have no case.</summary>
    public bool IsSecureParameter(string name) =>
        _secureParameters is not null && _secureParameters.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The resource's JSON as it was read, secrets included: for code, not for display.</summary>
    public string ToJson() => Encoding.UTF8.GetString(_json.Span);

    /// <summary>The resource's JSON as it was read, UTF-8, secrets included.</summary>
    public ReadOnlyMemory<byte> ToUtf8Json() => _json;

    /// <inheritdoc/>
    public override string ToString() => $"{Type}/{Name}";

    /// <summary>The root of the JSON, parsed at the first use.</summary>
    internal Node Root
    {
        get
        {
            if (_context is null)
            {
                _root ??= ResourceText.RootOf(_json);
                // Azure does not repeat members; people do.
                var repeats = Completeness == Completeness.Declared && _root.Element.RepeatsMembers();
                _context = new NodeContext(this, AciSecurity.Resources.ApiVersion.Parse(ApiVersion), repeats);
            }

            return Node.Of(_root!, _context);
        }
    }

    /// <summary>Whether it says more of itself than what it is called.</summary>
    public bool HasProperties => ResourceText.Parse(_json).Header?.HasProperties == true;

    /// <summary>The <c>properties</c> member, under which nearly everything that rules judge stands.</summary>
    internal Node Properties => Root.Member("properties");

    /// <summary>The resource read as a container group, once for all rules.</summary>
    public ContainerGroup AsContainerGroup() => _group ??= new(this);

    /// <summary>Why a missing <c>properties</c> says nothing; null where nothing is set then. What Azure returns always has them, and
    /// other tools write them elsewhere.</summary>
    internal string? WhyNoProperties() => Completeness == Completeness.Declared ? null : "is not where Azure returns it";
}
