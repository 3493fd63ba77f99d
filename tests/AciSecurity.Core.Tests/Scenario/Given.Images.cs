using AciSecurity.Images;
using AciSecurity.Signatures;

namespace AciSecurity.Core.Tests.Scenario;

internal static partial class Given
{
    public const string BaseImage = "mcr.microsoft.com/dotnet/runtime:8.0";

    /// <summary>What the registry says of the image of <see cref="Group"/>: signed, of today, run as its own user, and built on <see cref="BaseImage"/>.</summary>
    public static ImageFacts Image(SignatureState state = SignatureState.Verified, DateTimeOffset? built = null) => new()
    {
        Image = RegistryImage(),
        Configurations = [Configuration() with { Created = built ?? TimeProvider.System.GetUtcNow() }],
        Signatures = Signatures(state),
    };

    public static ImageConfiguration Configuration(string user = "1000", string system = "linux", string? baseImage = BaseImage) =>
        new() { User = user, Platform = new(system, "amd64"), BaseImageName = baseImage };

    /// <summary>An image, signed or not.</summary>
    public static ImageSignatures Signatures(SignatureState state, params string[] tags) => new(RegistryImage(tags), state)
    {
        Reason = "The file is not there.",
        Results = state switch
        {
            SignatureState.Verified => [new(SignatureFormat.NotaryProject, SignatureVerdict.Valid, []) { Signer = new() { Subject = "CN=build.contoso.com" } }],
            SignatureState.Invalid => [new(SignatureFormat.NotaryProject, SignatureVerdict.Invalid, [new("integrity", CheckOutcome.Failed, "Something changed it.")])],
            _ => [],
        },
    };

    /// <summary>A repository whose one tagged image is signed.</summary>
    public static RepositorySignatures SignedRepository() => new("app") { Images = [Signatures(SignatureState.Verified, "1.0")] };

    private static RegistryImage RegistryImage(params string[] tags) =>
        new("contoso.azurecr.io", "app", AciSecurity.Images.Digest.Parse(Digest), ImageKind.Image) { Tags = tags };
}
