using AciSecurity.Faults;
using AciSecurity.Images;

namespace AciSecurity.Registry.Listing;

/// <summary>The images of a repository, and what of it could not be read.</summary>
/// <param name="Content">What its lists show.</param>
/// <param name="Images">The images.</param>
/// <param name="Faults">What could not be read.</param>
internal sealed record ListedImages(RepositoryContent Content, IReadOnlyList<RegistryImage> Images, IReadOnlyList<Fault> Faults);
