using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Ports;
using AciSecurity.Registry.Attributes;
using AciSecurity.Registry.Signing;
using AciSecurity.Signatures;

namespace AciSecurity.Registry;

/// <summary>What the module changes in registries.</summary>
public static class RegistryWriter
{
    /// <summary>Signs an image.</summary>
    /// <param name="request">The registry, and who writes.</param>
    /// <param name="signing">The image and the key.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="FaultException">It could not be signed.</exception>
    public static async Task<AddedSignature> SignAsync(RegistryRequest request, SigningRequest signing, CancellationToken cancellationToken)
    {
        using var registry = new OpenedRegistry(request);
        return await new ImageSigner(registry, signing).SignAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What may be done to something in a registry of Azure.</summary>
    /// <exception cref="FaultException">It cannot be read.</exception>
    public static async Task<ImageLocks> ReadLocksAsync(RegistryRequest request, LockTarget target, CancellationToken cancellationToken)
    {
        using var registry = new OpenedRegistry(request);
        return await new LockWriter(registry, target).ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sets what may be deleted and written.</summary>
    /// <returns>What may be done afterwards.</returns>
    /// <exception cref="FaultException">It cannot be set.</exception>
    public static async Task<ImageLocks> SetLocksAsync(RegistryRequest request, LockTarget target, ImageLocks locks, CancellationToken cancellationToken)
    {
        using var registry = new OpenedRegistry(request);
        return await new LockWriter(registry, target).SetAsync(locks, cancellationToken).ConfigureAwait(false);
    }
}
