namespace AciSecurity.Registry.Client;

/// <summary>How much of what a registry sends is read. A registry that sends more is refused, not believed.</summary>
internal static class RegistryLimits
{
    /// <summary>Bytes of a manifest or index: what registries have to accept (distribution specification, "Pushing Manifests").</summary>
    public const int Manifest = 4 * 1024 * 1024;

    /// <summary>Bytes of a signature: what notation reads (notation-go, registry/repository.go).</summary>
    public const int Signature = 32 * 1024 * 1024;

    /// <summary>Bytes of an image's configuration.</summary>
    public const int Configuration = 8 * 1024 * 1024;

    /// <summary>Bytes of a layer that is looked into.</summary>
    public const long Layer = 1024L * 1024 * 1024;

    /// <summary>Bytes of such a layer when it is unpacked: the lowest layers, which say what an image begins with, are small.</summary>
    public const long UnpackedLayer = 512L * 1024 * 1024;

    /// <summary>Files in such a layer.</summary>
    public const int LayerEntries = 1_000_000;

    /// <summary>Bytes of an os-release.</summary>
    public const int OsRelease = 64 * 1024;

    /// <summary>Bytes of a page of a list.</summary>
    public const int Page = 8 * 1024 * 1024;

    /// <summary>Pages of one list: a registry that links on without end is not waited for.</summary>
    public const int Pages = 10_000;

    /// <summary>Referrers of one digest.</summary>
    public const int Referrers = 1000;

    /// <summary>Descriptors in one index.</summary>
    public const int IndexEntries = 1000;

    /// <summary>How deep JSON may go.</summary>
    public const int Depth = 32;
}
