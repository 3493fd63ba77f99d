namespace AciSecurity.Simulator.Scenarios;

/// <summary>A storage account, as far as its blobs go.</summary>
public sealed record StorageAccount
{
    /// <summary>Its id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The containers that it has.</summary>
    public IReadOnlyList<string> Containers { get; init; } = [];

    /// <summary>Its name, which addresses hold.</summary>
    public string Name => Id[(Id.LastIndexOf('/') + 1)..];
}
