using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Resources;

namespace AciSecurity.Signatures;

/// <summary>Gathers which images container groups run, and how these are signed.</summary>
public sealed class RunningImages
{
    private readonly Dictionary<string, (ImageSignatures Image, List<string> Groups)> _images = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Fault> _faults = new(StringComparer.Ordinal);

    /// <summary>The images, each once, with the groups that run it.</summary>
    public IEnumerable<ImageSignatures> Images => _images.Values.Select(entry => entry.Image with { ContainerGroups = entry.Groups });

    /// <summary>What could not be found out.</summary>
    public IEnumerable<Fault> Faults => _faults.Values;

    /// <summary>Takes in a group that comes with what registries say of its images.</summary>
    public void Add(Resource group)
    {
        foreach (var (locator, facts) in group.Images?.References ?? new Dictionary<string, ImageFacts>())
        {
            if (facts.Signatures is not { } signatures)
            {
                _faults.TryAdd(locator, RegistryFaults.RunningImageUnread(locator, group.Id, facts.WhyMissing ?? "nobody looked for its signatures."));
                continue;
            }

            if (!_images.TryGetValue(signatures.Image.Reference, out var entry)) _images[signatures.Image.Reference] = entry = (signatures, []);
            if (!entry.Groups.Contains(group.Id, StringComparer.OrdinalIgnoreCase)) entry.Groups.Add(group.Id);
        }
    }
}
