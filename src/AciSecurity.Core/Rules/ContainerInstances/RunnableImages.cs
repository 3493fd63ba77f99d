using AciSecurity.Images;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Picks what of an image a group runs.</summary>
internal static class RunnableImages
{
    private const string Windows = "windows";

    /// <summary>The configurations for the operating system of a group; all of them where none is for it.</summary>
    public static IReadOnlyList<ImageConfiguration> ConfigurationsOn(this ImageFacts facts, Setting<string> osType)
    {
        var wantsWindows = osType.Or("").Equals(Windows, StringComparison.OrdinalIgnoreCase);
        List<ImageConfiguration> fitting = [.. facts.Configurations.Where(configuration => configuration.Platform?.OperatingSystem == Windows == wantsWindows)];
        return fitting.Count > 0 ? fitting : facts.Configurations;
    }

    /// <summary>Why the configurations are not known, as a sentence; null where they are.</summary>
    public static string? WhyNoConfiguration(this ImageFacts facts) =>
        facts.WhyMissing ?? facts.WhyNotConfigured ?? (facts.Configurations.Count == 0 ? "it has no image for amd64." : null);
}
