using System.Xml.Linq;
using AciSecurity.Core.Tests.Documents;

namespace AciSecurity.Core.Tests.Architecture;

public sealed class ProjectFileTests
{
    private static readonly XDocument Project = XDocument.Load(RepositoryFolder.Combine("src", "AciSecurity.Core", "AciSecurity.Core.csproj"));

    [Fact]
    public void Core_references_no_package_and_no_project()
    {
        Assert.Empty(Project.Descendants("PackageReference"));
        Assert.Empty(Project.Descendants("ProjectReference"));
        Assert.Empty(Project.Descendants("FrameworkReference"));
    }

    [Fact]
    public void What_every_project_references_ships_with_none()
    {
        var shared = XDocument.Load(RepositoryFolder.Combine("Directory.Build.props")).Descendants("PackageReference").ToList();

        Assert.NotEmpty(shared);
        Assert.All(shared, reference => Assert.Equal("all", reference.Attribute("PrivateAssets")?.Value));
    }

    [Fact]
    public void Core_is_built_for_the_oldest_runtime_that_is_supported() =>
        Assert.Equal("net8.0", Project.Descendants("TargetFramework").Single().Value);
}
