using AciSecurity.Images;

namespace AciSecurity.Signatures;

/// <summary>An image, and what is known of its signatures.</summary>
/// <param name="Image">The image.</param>
/// <param name="State">What is known.</param>
public sealed record ImageSignatures(RegistryImage Image, SignatureState State)
{
    /// <summary>In which ways it is signed; empty where it is not.</summary>
    public IReadOnlyList<SignatureFormat> Formats { get; init; } = [];

    /// <summary>What came of verifying, for each signature; empty where nobody verified.</summary>
    public IReadOnlyList<SignatureResult> Results { get; init; } = [];

    /// <summary>Why the state is what it is, as a sentence.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Container groups that run it, by their ids; empty where nobody looked.</summary>
    public IReadOnlyList<string> ContainerGroups { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{Image}: {State}";
}
