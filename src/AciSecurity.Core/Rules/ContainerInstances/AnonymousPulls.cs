using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>The images of a group that come from container registries of Azure for which it has no credentials.</summary>
internal sealed class AnonymousPulls(ContainerGroup group, IReadOnlyList<ImageRegistryCredential> entries)
{
    private const string Before = "pulls from a container registry without credentials, so anonymously";

    /// <summary>One verdict for each such registry; one more where it is not known whether there are any.</summary>
    public IEnumerable<Verdict> Verdicts
    {
        get
        {
            if (entries.Any(entry => !entry.Registry.IsKnown)) yield break;
            var registries = entries.Select(entry => entry.Registry.Value).Where(PullIdentityRule.IsAzure).ToList();
            foreach (var image in Images.Where(image => image.IsKnown && PullIdentityRule.IsAzure(image.Value)).DistinctBy(image => image.Value.Host))
            {
                if (!registries.Exists(registry => Covers(registry, image.Value)))
                {
                    yield return new Verdict(Outcome.Fail, Before).On(image) with { Subject = Redaction.Text(image.Value.Host!) };
                }
            }

            // Where there are credentials for some registry of Azure, they are taken to be for the image that nobody knows.
            if (registries.Count == 0 && Hidden is { } reason) yield return new(Outcome.Unknown, $"may pull from a container registry without credentials: {reason}");
        }
    }

    private IEnumerable<Setting<ImageReference>> Images => Containers.Select(container => container.Image);

    private IEnumerable<Container> Containers => group.Containers.Or([]).Concat(group.InitContainers.Or([]));

    private string? Hidden
    {
        get
        {
            if (group.Containers.IsUnresolved) return $"its list of containers {group.Containers.Reason}";
            if (group.InitContainers.IsUnresolved) return $"its list of init containers {group.InitContainers.Reason}";
            var image = Images.FirstOrDefault(image => image.IsUnresolved || (image.IsKnown && image.Value.Host is null));
            if (image.IsUnresolved) return $"an image {image.Reason}";
            return image.IsKnown ? "an expression hides the registry of an image" : null;
        }
    }

    private static bool Covers(ImageReference registry, ImageReference image) =>
        RegistryHost.IsSomeAzure(registry) || RegistryHost.IsSomeAzure(image)
        || WithoutPort(registry.Host!).Equals(WithoutPort(image.Host!), StringComparison.OrdinalIgnoreCase);

    private static string WithoutPort(string host) => host.EndsWith(":443", StringComparison.Ordinal) ? host[..^4] : host;
}
