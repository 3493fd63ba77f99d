using AciSecurity.Faults;

namespace AciSecurity.Sessions;

/// <summary>Where a blob is, or is to be: an https address without anything that signs it.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata#resource-uri-syntax</remarks>
public sealed record BlobAddress
{
    private BlobAddress(Uri uri) => Uri = uri;

    /// <summary>The address.</summary>
    public Uri Uri { get; }

    /// <summary>Whether somebody who wrote <paramref name="text"/> meant an address, and no file.</summary>
    public static bool IsMeant(string text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads an address.</summary>
    /// <exception cref="FaultException">It cannot be one of a blob. What may be a signature or a password is not repeated.</exception>
    public static BlobAddress Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri)) throw Invalid("The address", "it is malformed.");
        var shown = uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        if (uri.Scheme != Uri.UriSchemeHttps) throw Invalid(shown, "it is not an https address, and a token would go there in clear.");
        if (uri.UserInfo.Length > 0) throw Invalid(shown, "there is a name or a password in it.");
        if (text.Contains('?') || text.Contains('#')) throw Invalid(shown, "there is a query in it. A shared access signature is a secret: reports go there as whoever is signed in.");
        return Segments(uri.AbsolutePath) is [.., { Length: > 0 }] and { Length: >= 2 } segments && segments.All(segment => segment.Length > 0)
            ? new(uri)
            : throw Invalid(shown, "it names no container with a blob in it.");
    }

    /// <summary>Makes sure that the blob is in a storage account of <paramref name="environment"/>: whoever is signed in there shows a token.</summary>
    /// <exception cref="FaultException">It is not.</exception>
    public void MustBeIn(AzureEnvironment environment)
    {
        if (!IsAccountOf(environment) && !IsBelow(environment.BlobService)) throw Invalid(ToString(), $"{Uri.Host} has no blobs of {environment}.");
    }

    /// <inheritdoc/>
    public override string ToString() => Uri.AbsoluteUri;

    private bool IsAccountOf(AzureEnvironment environment) =>
        environment.StorageSuffix is ['.', ..] suffix && Uri.IsDefaultPort && Uri.Host.Length > suffix.Length && Uri.Host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);

    // An account, a container and a blob.
    private bool IsBelow(Uri? service)
    {
        if (service is null || Uri.Authority != service.Authority) return false;
        var root = service.AbsolutePath.TrimEnd('/') + "/";
        return Uri.AbsolutePath.StartsWith(root, StringComparison.Ordinal) && Uri.AbsolutePath[root.Length..].Split('/').Length >= 3;
    }

    private static string[] Segments(string path) => path.TrimStart('/').Split('/');

    private static FaultException Invalid(string shown, string cause) => new(BlobFaults.AddressInvalid(shown, cause));
}
