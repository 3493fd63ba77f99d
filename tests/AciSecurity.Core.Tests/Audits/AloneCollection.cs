namespace AciSecurity.Core.Tests.Audits;

/// <summary>Tests that measure the process, and run while no others do.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
