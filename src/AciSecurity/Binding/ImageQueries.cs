using AciSecurity.Faults;
using AciSecurity.Images;

namespace AciSecurity.Binding;

/// <summary>Makes a question about images of the parameters that say which are meant.</summary>
internal static class ImageQueries
{
    /// <summary>Makes it.</summary>
    /// <param name="repositories">What -Repository says.</param>
    /// <param name="tags">What -Tag says.</param>
    /// <param name="digests">What -Digest says.</param>
    /// <param name="latest">What -Latest says; 0 where it is left out.</param>
    /// <exception cref="FaultException">A digest cannot be one.</exception>
    public static ImageQuery Of(IReadOnlyList<string> repositories, IReadOnlyList<string> tags, IEnumerable<string> digests, int latest) => new()
    {
        Repositories = repositories,
        Tags = tags,
        Digests = [.. digests.Select(text => Digest.TryParse(text, out var digest) ? digest : throw new FaultException(RegistryFaults.NameInvalid(text)))],
        Latest = latest > 0 ? latest : null,
    };
}
