namespace AciSecurity.Files.Tests;

/// <summary>Tests with the real CLI run one after another: each starts a process of 120 MB.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BicepCollection
{
    public const string Name = "Bicep";
}
