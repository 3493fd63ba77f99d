namespace AciSecurity.Rules;

/// <summary>The kinds of facts that registries know, and Azure Resource Manager does not. They are asked for on demand only, and come with
/// the resource.</summary>
public static class ImageFactKinds
{
    /// <summary>All of them.</summary>
    public const FactKinds All = FactKinds.Images | FactKinds.ImageSignatures | FactKinds.RegistrySignatures;

    /// <summary>Whether one of <paramref name="kinds"/> has to be asked for in a registry.</summary>
    public static bool AskRegistries(this FactKinds kinds) => (kinds & All) != FactKinds.None;
}
