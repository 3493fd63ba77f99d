using AciSecurity.Resources;

namespace AciSecurity.Credentials;

/// <summary>A setting that all readers of the resource see: an environment variable, an argument, a header.</summary>
/// <param name="Label">What a reader calls it.</param>
/// <param name="Name">The name that may tell what its value is; empty where it has none.</param>
/// <param name="Value">The value.</param>
/// <param name="Expression">The template expression that stands for the value; null where there is none.</param>
internal readonly record struct PlainSetting(string Label, Setting<string> Name, Setting<string> Value, string? Expression)
{
    /// <summary>Whether it is an argument, which has its name from the option before it.</summary>
    public bool IsArgument { get; init; }

    /// <summary>What is said where the name told.</summary>
    public string ByName => IsArgument ? "by the option before it" : "by its name";
}
