using AciSecurity.Resources;

namespace AciSecurity.Credentials;

/// <summary>A setting that all readers of the resource see: an environment variable, an argument, a header.</summary>
/// <param name="Label">What a reader calls it.</param>
/// <param name="Name">The name that may tell what its value is; empty where it has none.</param>
/// <param name="Value">The value.</param>
/// <param name="Expression">The template expression that stands for the value; null where there is none.</param>
internal sealed record PlainSetting(string Label, Setting<string> Name, Setting<string> Value, string? Expression)
{
    /// <summary>What is said where the name told.</summary>
    public string ByName { get; init; } = "by its name";
}
