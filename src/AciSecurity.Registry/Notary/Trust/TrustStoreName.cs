using System.Text.RegularExpressions;

namespace AciSecurity.Registry.Notary.Trust;

/// <summary>How a trust policy names a trust store: <c>ca:contoso</c>.</summary>
/// <param name="Type">For what it is.</param>
/// <param name="Name">The folder's name.</param>
internal sealed partial record TrustStoreName(TrustStoreType Type, string Name)
{
    /// <summary>The folder of the type.</summary>
    public string TypeFolder => FolderOf(Type);

    /// <summary>The folder of a type.</summary>
    public static string FolderOf(TrustStoreType type) => type switch
    {
        TrustStoreType.CertificateAuthority => "ca",
        TrustStoreType.SigningAuthority => "signingAuthority",
        _ => "tsa",
    };

    /// <summary>Reads a name; null where it is none.</summary>
    public static TrustStoreName? Parse(string text)
    {
        var separator = text.IndexOf(':', StringComparison.Ordinal);
        if (separator < 0) return null;
        var (type, name) = (text[..separator], text[(separator + 1)..]);
        // A name of dots alone would lead to another folder.
        if (!Pattern().IsMatch(name) || name.All(letter => letter == '.')) return null;
        return Enum.GetValues<TrustStoreType>().Where(value => FolderOf(value) == type).Select(value => new TrustStoreName(value, name)).FirstOrDefault();
    }

    /// <inheritdoc/>
    public override string ToString() => $"{TypeFolder}:{Name}";

    [GeneratedRegex(@"\A[a-zA-Z0-9_.-]+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
