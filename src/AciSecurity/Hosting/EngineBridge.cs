using System.Runtime.CompilerServices;
using AciSecurity.Azure;
using AciSecurity.Azure.Blobs;
using AciSecurity.Azure.Credentials;
using AciSecurity.Azure.Writes;
using AciSecurity.Files;
using AciSecurity.Files.Policies;
using AciSecurity.Http;
using AciSecurity.Images;
using AciSecurity.Ports;
using AciSecurity.Registry;
using AciSecurity.Registry.Facts;
using AciSecurity.Resources;
using AciSecurity.Sessions;
using AciSecurity.Signatures;

namespace AciSecurity.Hosting;

/// <summary>The one place that names the private assemblies. Each call is a method of its own that is never inlined, so
/// that an assembly is loaded when it is needed and not when its caller is.</summary>
internal static class EngineBridge
{
    /// <summary>Opens files and folders.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IResourceSource OpenFiles(FileSourceRequest request) => new FileResourceSource(request);

    /// <summary>Opens the reader of policy files.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IPolicyReader OpenPolicies() => new PolicyReader();

    /// <summary>Opens a way to sign in.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ITokenSource OpenSignIn(SignIn signIn, AzureEnvironment environment) => new SignInTokenSource(signIn, environment);

    /// <summary>Opens one JSON text, UTF-8.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IResourceSource OpenJson(ReadOnlyMemory<byte> json, Origin origin) => new JsonResourceSource(json, origin);

    /// <summary>Opens what is deployed.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IResourceSource OpenLive(LiveSourceRequest request) => LiveResourceSource.Open(request);

    /// <summary>Names for completion.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task<IReadOnlyList<AzureName>> FindNamesAsync(AciSecurityContext context, AzureNameKind kind, CancellationToken cancellationToken) =>
        AzureNames.FindAsync(context, kind, cancellationToken);

    /// <summary>Reads the images of a registry.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IAsyncEnumerable<ImageItem<RegistryImage>> ReadImages(RegistryRequest request, ImageQuery query, CancellationToken cancellationToken) =>
        RegistryReader.ReadImagesAsync(request, query, cancellationToken);

    /// <summary>Opens what asks registries about the images of resources.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IImageFactReader OpenImageFacts(ImageFactRequest request) => new ImageFactReader(request);

    /// <summary>Reads how the images of a registry are signed.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IAsyncEnumerable<ImageItem<ImageSignatures>> ReadSignatures(RegistryRequest request, ImageQuery query, SignatureTrust trust, CancellationToken cancellationToken) =>
        RegistryReader.ReadSignaturesAsync(request, query, trust, cancellationToken);

    /// <summary>Signs an image.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task<AddedSignature> SignAsync(RegistryRequest request, SigningRequest signing, CancellationToken cancellationToken) =>
        RegistryWriter.SignAsync(request, signing, cancellationToken);

    /// <summary>Reads what may be done to something in a registry.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task<ImageLocks> ReadLocksAsync(RegistryRequest request, LockTarget target, CancellationToken cancellationToken) =>
        RegistryWriter.ReadLocksAsync(request, target, cancellationToken);

    /// <summary>Sets what may be done to something in a registry.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task<ImageLocks> SetLocksAsync(RegistryRequest request, LockTarget target, ImageLocks locks, CancellationToken cancellationToken) =>
        RegistryWriter.SetLocksAsync(request, target, locks, cancellationToken);

    /// <summary>Opens what changes Azure.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IRemediator OpenRemediator(AciSecurityContext context, int throttleLimit) => new ArmRemediator(context, throttleLimit);

    /// <summary>Opens what has passwords of registries replaced.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ICredentialIssuer OpenCredentialIssuer(AciSecurityContext context, int throttleLimit) => new ArmCredentialIssuer(context, throttleLimit);

    /// <summary>Opens what keeps secrets.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ISecretVault OpenSecretVault(AciSecurityContext context) => new KeyVaultSecretVault(context);

    /// <summary>Makes a file a blob.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task UploadAsync(AciSecurityContext context, BlobUpload upload, CancellationToken cancellationToken) =>
        BlobUploader.UploadAsync(context, upload, cancellationToken);
}
