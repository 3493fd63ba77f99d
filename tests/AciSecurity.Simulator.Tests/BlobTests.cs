using System.Net.Http.Headers;
using System.Text;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Tests;

public sealed class BlobTests
{
    private const string Report = "/blob/contosoaudit/reports/a.txt";

    [Fact]
    public async Task A_blob_that_is_written_can_be_read()
    {
        await using var azure = await Contoso.StartAsync();

        Assert.Equal(201, (await SendAsync(azure, HttpMethod.Put, Report, "text")).Status);

        var answer = await SendAsync(azure, HttpMethod.Get, Report);
        Assert.Equal((200, "text", "text/plain"), (answer.Status, answer.Text, answer.Headers["Content-Type"]));
        Assert.Equal("contosoaudit/reports/a.txt", Assert.Single(azure.Blobs.Names));
    }

    [Fact]
    public async Task Blocks_become_a_blob_when_their_list_comes()
    {
        await using var azure = await Contoso.StartAsync();
        await SendAsync(azure, HttpMethod.Put, Report + "?comp=block&blockid=MQ==", "one ");
        await SendAsync(azure, HttpMethod.Put, Report + "?comp=block&blockid=Mg==", "two");
        Assert.Null(azure.Blobs.Find("contosoaudit/reports/a.txt"));

        Assert.Equal("InvalidBlockList", Code(await SendAsync(azure, HttpMethod.Put, Report + "?comp=blocklist", "<BlockList><Latest>Mw==</Latest></BlockList>")));
        Assert.Equal(201, (await SendAsync(azure, HttpMethod.Put, Report + "?comp=blocklist", "<BlockList><Latest>MQ==</Latest><Latest>Mg==</Latest></BlockList>")).Status);

        Assert.Equal("one two", (await SendAsync(azure, HttpMethod.Get, Report)).Text);
    }

    [Fact]
    public async Task A_blob_is_not_replaced_where_that_is_forbidden()
    {
        await using var azure = await Contoso.StartAsync();
        await SendAsync(azure, HttpMethod.Put, Report, "first");

        Assert.Equal("BlobAlreadyExists", Code(await SendAsync(azure, HttpMethod.Put, Report, "second", ifNoneMatch: true)));

        Assert.Equal("first", (await SendAsync(azure, HttpMethod.Get, Report)).Text);
    }

    [Theory]
    [InlineData("/blob/contosoaudit/closed/a.txt", "auditor", "AuthorizationPermissionMismatch")]
    [InlineData("/blob/contosoaudit/reports/a.txt", "operator", "AuthorizationPermissionMismatch")]
    [InlineData("/blob/contosoaudit/reports/none.txt", "auditor", "BlobNotFound")]
    [InlineData("/blob/nobody/reports/a.txt", "auditor", "InvalidUri")]
    public async Task Refusals_are_those_of_the_service(string path, string application, string code)
    {
        await using var azure = await Contoso.StartAsync();

        var answer = await SendAsync(azure, HttpMethod.Get, path, application: application);

        Assert.Equal(code, Code(answer));
        Assert.Contains($"<Code>{code}</Code>", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_for_the_Resource_Manager_is_none_for_blobs()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);

        Assert.Equal((401, "InvalidAuthenticationInfo"), ((await session.GetAsync(Report)) is var answer ? answer.Status : 0, Code(answer)));
    }

    private static string Code(Answer answer) => answer.Headers["x-ms-error-code"];

    private static async Task<Answer> SendAsync(AzureSimulator azure, HttpMethod method, string path, string? body = null, bool ifNoneMatch = false, string application = "auditor")
    {
        using var session = new Session(azure);
        var registered = azure.Scenario.Applications.Single(found => found.Name == application);
        var token = await session.TokenAsync(new() { ["grant_type"] = "client_credentials", ["client_id"] = registered.ClientId, ["client_secret"] = registered.Secret!, ["scope"] = "https://storage.azure.com/.default" });
        using var client = azure.CreateClient();
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Body!["access_token"]!.ToString());
        request.Headers.Add("x-ms-version", "2021-12-02");
        request.Headers.Add("x-ms-blob-type", "BlockBlob");
        if (ifNoneMatch) request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        if (body is not null) request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new("text/plain") } };
        using var response = await client.SendAsync(request);
        return await Answer.OfAsync(response);
    }
}
