namespace AciSecurity.Faults;

/// <summary>What callers can do wrong with the trust anchor of Docker Content Trust, one factory each. What is wrong with a registry's metadata is a
/// result and no fault.</summary>
public static class ContentTrustFaults
{
    /// <summary>Keys were to be trusted, and none was named: an empty list must not mean that any is.</summary>
    public static Fault NoRootKey() =>
        new("AciSecurity.RootKeyInvalid", FaultCategory.InvalidArgument, "No root key is named.", "root key")
        {
            RecommendedAction = "Name the id of a root key, or leave the parameter out to trust on first use.",
        };

    /// <summary>What was named is no id of a key.</summary>
    public static Fault RootKeyInvalid(string id) =>
        new("AciSecurity.RootKeyInvalid", FaultCategory.InvalidArgument, $"{id}: this is no id of a root key.", id)
        {
            RecommendedAction = "Write the 64 hexadecimal digits that docker trust inspect or notary key list shows for the root key.",
        };

    /// <summary>The pinned root is no root.</summary>
    /// <param name="path">Where it comes from.</param>
    /// <param name="cause">What is wrong with it, as a sentence.</param>
    public static Fault RootUnreadable(string path, string cause) =>
        new("AciSecurity.TrustRootInvalid", FaultCategory.InvalidData, $"{path}: {cause}", path)
        {
            RecommendedAction = "Name the root.json of the repository, as Docker keeps it under ~/.docker/trust/tuf/<registry>/<repository>/metadata.",
        };
}
