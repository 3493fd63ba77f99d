using System.Security.Cryptography.X509Certificates;
using AciSecurity.Registry.Notary.Signing;

namespace AciSecurity.Registry.Tests.Notary.Certificates;

/// <summary>A chain of three made for a test.</summary>
internal sealed record TestChain(TestCertificate Leaf, TestCertificate Authority, TestCertificate Root)
{
    public const string Signer = "C=US, ST=WA, L=Seattle, O=Contoso, CN=signer";

    public IReadOnlyList<X509Certificate2> Certificates => [Leaf.Certificate, Authority.Certificate, Root.Certificate];

    public ISigningKey Key => new LocalSigningKey("test", Leaf.Key, Certificates);

    public static Recipe SignerRecipe { get; } = new(Signer) { Purposes = [Recipe.CodeSigning] };

    public static Recipe TimestampRecipe { get; } = new("C=US, ST=WA, O=Contoso, CN=clock") { Purposes = [Recipe.TimeStamping], PurposesCritical = true, NotBefore = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), NotAfter = new(2035, 1, 1, 0, 0, 0, TimeSpan.Zero) };

    /// <summary>Makes a chain; what is not said is as it should be.</summary>
    public static TestChain Make(Recipe? leaf = null, Recipe? authority = null, Recipe? root = null)
    {
        var top = (root ?? Recipe.Authority("C=US, ST=WA, O=Contoso, CN=root")).Issue();
        var middle = (authority ?? Recipe.Authority("C=US, ST=WA, O=Contoso, CN=authority")).Issue(top);
        return new((leaf ?? SignerRecipe).Issue(middle), middle, top);
    }
}
