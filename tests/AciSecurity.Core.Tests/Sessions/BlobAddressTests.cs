using AciSecurity.Faults;
using AciSecurity.Sessions;

namespace AciSecurity.Core.Tests.Sessions;

public sealed class BlobAddressTests
{
    private static readonly AzureEnvironment Custom = new() { Name = "Hub", BlobService = new("https://hub.example:8443/blob/") };

    [Theory]
    [InlineData("AzureCloud", "https://contoso.blob.core.windows.net/reports/a.html")]
    [InlineData("AzureCloud", "https://contoso.z1.blob.core.windows.net/reports/2026/a.html")]
    [InlineData("AzureCloud", "https://CONTOSO.BLOB.core.windows.net:443/reports/a.html")]
    [InlineData("AzureUSGovernment", "https://contoso.blob.core.usgovcloudapi.net/reports/a.html")]
    [InlineData("AzureChinaCloud", "https://contoso.blob.core.chinacloudapi.cn/reports/a.html")]
    public void A_storage_account_belongs_to_its_cloud_and_to_no_other(string cloud, string address)
    {
        var blob = BlobAddress.Parse(address);

        foreach (var environment in AzureEnvironment.All) Assert.Equal(environment.Name == cloud, IsIn(blob, environment));
    }

    [Theory]
    [InlineData("https://hub.example:8443/blob/account/container/a.html", true)]
    [InlineData("https://hub.example:8443/blob/account/a.html", false)]
    [InlineData("https://hub.example:8443/other/account/container/a.html", false)]
    [InlineData("https://hub.example/blob/account/container/a.html", false)]
    [InlineData("https://contoso.blob.core.windows.net/reports/a.html", false)]
    public void A_custom_environment_may_have_its_accounts_in_the_path(string address, bool expected) =>
        Assert.Equal(expected, IsIn(BlobAddress.Parse(address), Custom));

    [Theory]
    [InlineData("https://evil.example/.blob.core.windows.net/reports/a.html")]
    [InlineData("https://contoso.blob.core.windows.net.evil.example/reports/a.html")]
    [InlineData("https://contosoblob.core.windows.net/reports/a.html")]
    [InlineData("https://contoso.blob.core.windows.net:8443/reports/a.html")]
    public void A_host_that_only_looks_alike_is_none_of_the_cloud(string address) =>
        Assert.False(IsIn(BlobAddress.Parse(address), AzureEnvironment.AzureCloud));

    [Theory]
    [InlineData("https://contoso.blob.core.windows.net/reports/a.html?sv=1&sig=planted")]
    [InlineData("https://contoso.blob.core.windows.net/reports/a.html?")]
    [InlineData("https://contoso.blob.core.windows.net/reports/a.html#planted")]
    [InlineData("https://name:planted@contoso.blob.core.windows.net/reports/a.html")]
    [InlineData("http://contoso.blob.core.windows.net/reports/a.html")]
    [InlineData("https://contoso.blob.core.windows.net/a.html")]
    [InlineData("https://contoso.blob.core.windows.net/reports/")]
    [InlineData("https://contoso.blob.core.windows.net/reports//a.html")]
    [InlineData("https://")]
    public void What_is_no_address_of_a_blob_is_refused_and_no_secret_of_it_shown(string address)
    {
        var fault = Assert.Throws<FaultException>(() => BlobAddress.Parse(address)).Fault;

        Assert.Equal("AciSecurity.BlobAddressInvalid", fault.Id);
        Assert.DoesNotContain("planted", fault.Message + fault.Target, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://contoso.blob.core.windows.net/reports/a.html", true)]
    [InlineData("HTTP://contoso/a.html", true)]
    [InlineData("./https/a.html", false)]
    [InlineData("C:\\reports\\a.html", false)]
    public void An_address_is_told_from_a_path(string text, bool expected) => Assert.Equal(expected, BlobAddress.IsMeant(text));

    [Fact]
    public void A_suffix_without_a_dot_makes_no_environment()
    {
        var environment = new AzureEnvironment { ResourceManager = new("https://hub.example"), Authority = new("https://hub.example"), StorageSuffix = "blob.hub.example" };

        Assert.StartsWith("StorageSuffix ", environment.WhyInvalid(), StringComparison.Ordinal);
    }

    private static bool IsIn(BlobAddress blob, AzureEnvironment environment)
    {
        try
        {
            blob.MustBeIn(environment);
            return true;
        }
        catch (FaultException)
        {
            return false;
        }
    }
}
