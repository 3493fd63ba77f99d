using System.Text.RegularExpressions;

namespace AciSecurity.Resources;

/// <summary>A container or init container of a group: <c>properties.containers[]</c> or <c>properties.initContainers[]</c>.</summary>
public sealed partial class Container
{
    private readonly Node _node;
    private readonly Node _properties;
    private readonly ContainerGroup _group;
    private string? _label;
    private Setting<ImageReference>? _image;
    private Setting<IReadOnlyList<EnvironmentVariable>>? _variables;

    internal Container(Node node, ContainerGroup group, bool isInit)
    {
        _node = node;
        _properties = node.Member("properties");
        _group = group;
        IsInit = isInit;
    }

    /// <summary>Whether it runs to its end before the others start.</summary>
    public bool IsInit { get; }

    /// <summary>The container's name.</summary>
    public Setting<string> Name => _node.Member("name").AsText();

    /// <summary>The name, or the place in the list where the name is not known.</summary>
    public string Label => _label ??= _node.Label(Name);

    /// <summary><c>properties.image</c>, the text as it stands.</summary>
    public Setting<ImageReference> Image => _image ??= ReadImage();

    /// <summary><see cref="Image"/> as it runs: with the digest that was pulled, where Azure says it and the reference names none.</summary>
    /// <remarks><c>properties.instanceView.events[]</c>. Some of the events named Pulled have the digest in their message.
    /// https://learn.microsoft.com/azure/templates/microsoft.containerinstance/containergroups</remarks>
    public Setting<ImageReference> RunningImage =>
        Image.Select(image => image.Digest is null && PulledDigest(image) is { } digest ? image with { Digest = digest } : image);

    /// <summary><c>properties.securityContext</c> (since 2023-05-01).</summary>
    public SecurityContext SecurityContext => SecurityContext.Of(_properties, _group, IsInit);

    /// <summary><c>properties.environmentVariables</c>.</summary>
    public Setting<IReadOnlyList<EnvironmentVariable>> EnvironmentVariables => _variables ??=
        _properties.Member("environmentVariables").OrUnresolved(_group.WhyAbsenceIsUnknown).AsList().Select<IReadOnlyList<EnvironmentVariable>>(nodes =>
            [.. nodes.Select(node => new EnvironmentVariable(node))]);

    /// <summary><c>properties.command</c>: what runs in place of the image's entry point, a word an argument.</summary>
    public Setting<IReadOnlyList<CommandArgument>> Command =>
        CommandArgument.List(_properties.Member("command").OrUnresolved(_group.WhyAbsenceIsUnknown));

    /// <summary><c>properties.livenessProbe</c> (since 2018-06-01); init containers have none.</summary>
    public Probe LivenessProbe => Probe.Of(_properties, "livenessProbe", _group, IsInit);

    /// <summary><c>properties.readinessProbe</c> (since 2018-06-01); init containers have none.</summary>
    public Probe ReadinessProbe => Probe.Of(_properties, "readinessProbe", _group, IsInit);

    /// <summary><c>properties.ports</c>: where the container listens; init containers have none.</summary>
    public Setting<IReadOnlyList<Port>> Ports => Port.ListOf(_properties.Member("ports").OrUnresolved(_group.WhyAbsenceIsUnknown));

    /// <summary><c>properties.resources.limits.cpu</c>: the most cores that it may use; init containers have no limits.</summary>
    public Setting<double> CpuLimit => Limits.Member("cpu").AsAmount();

    /// <summary><c>properties.resources.limits.memoryInGB</c>: the most memory that it may use.</summary>
    public Setting<double> MemoryLimit => Limits.Member("memoryInGB").AsAmount();

    private Node Limits => _properties.Member("resources").OrUnresolved(_group.WhyAbsenceIsUnknown).Member("limits").OrUnresolved(_group.WhyAbsenceIsUnknown);

    /// <summary>The registry that the image comes from.</summary>
    internal RegistryTarget Registry => RegistryTarget.OfImage(Image, _properties.Member("image").Expression);

    /// <summary>The digest of the last pull of the image that names one; null where none does. What a file declares Azure has not said.</summary>
    private string? PulledDigest(ImageReference image)
    {
        if (_group.Resource.Completeness == Completeness.Declared) return null;
        return _properties.Member("instanceView").Member("events").AsList().Or([])
            .Where(item => item.Member("name").AsText().Or("").Equals("Pulled", StringComparison.OrdinalIgnoreCase))
            .OrderBy(item => item.Member("lastTimestamp").AsText().Or(""), StringComparer.Ordinal)
            .SelectMany(item => PulledImage().Matches(item.Member("message").AsText().Or("")))
            .Select(match => ImageReference.Parse(match.Value))
            .LastOrDefault(pulled => pulled.IsPinned && pulled.Host == image.Host && pulled.Repository == image.Repository)?.Digest;
    }

    [GeneratedRegex("[^\\s\"'@]+@sha256:[0-9a-f]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PulledImage();

    private Setting<ImageReference> ReadImage()
    {
        var node = _properties.Member("image").OrUnresolved(_group.WhyAbsenceIsUnknown);
        var text = node.AsText();

        // An expression may still show which registry it names and which tag or digest it ends in.
        return text.IsUnresolved && node.Expression is { } expression && ImageExpression.TryRead(expression) is { } image
            ? Setting<ImageReference>.Known(image, node.Path)
            : text.Select(ImageReference.Parse);
    }
}
