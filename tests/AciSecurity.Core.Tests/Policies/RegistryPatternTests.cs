using AciSecurity.Policies;

namespace AciSecurity.Core.Tests.Policies;

public sealed class RegistryPatternTests
{
    [Theory]
    [InlineData("contoso.azurecr.io", "contoso.azurecr.io", "app", true)]
    [InlineData("CONTOSO.azurecr.io", "contoso.azurecr.io", "app", true)]
    [InlineData("contoso.azurecr.io/web", "contoso.azurecr.io", "web/app", true)]
    [InlineData("contoso.azurecr.io/web", "contoso.azurecr.io", "website", false)]
    [InlineData("contoso.azurecr.io/web/", "contoso.azurecr.io", "web", true)]
    [InlineData("*.azurecr.io", "contoso.azurecr.io", "app", true)]
    [InlineData("*.azurecr.io", "azurecr.io", "app", false)]
    [InlineData("*.azurecr.io", "evilazurecr.io", "app", false)]
    [InlineData("harbor.contoso.example:443", "harbor.contoso.example", "app", true)]
    [InlineData("harbor.contoso.example:443/team", "harbor.contoso.example", "team/app", true)]
    [InlineData("index.docker.io/library", "docker.io", "library/nginx", true)]
    [InlineData("contoso", "docker.io", "evil/miner", false)]
    public void A_pattern_covers_a_host_and_whole_segments_of_a_path(string pattern, string host, string repository, bool covers) =>
        Assert.Equal(covers, RegistryPattern.Parse(pattern).Covers(host, repository));
}
