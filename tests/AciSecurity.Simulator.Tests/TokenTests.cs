using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Tests;

public sealed class TokenTests
{
    private const string Subscriptions = "/subscriptions?api-version=2022-12-01";

    [Fact]
    public async Task Without_a_token_the_way_to_one_is_shown()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = new Session(azure);

        var answer = await session.GetAsync(Subscriptions);

        Assert.Equal((401, "AuthenticationFailed"), (answer.Status, answer.Code));
        Assert.StartsWith($"Bearer authorization_uri=\"https://localhost:{azure.Endpoint.Port}/", answer.Headers["WWW-Authenticate"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_somebody_elses_is_invalid()
    {
        await using var azure = await Contoso.StartAsync();
        await using var other = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);
        using var elsewhere = await Session.OpenAsync(other);
        session.Use("eyJhbGciOiJub25lIn0.e30.");

        Assert.Equal("InvalidAuthenticationToken", (await session.GetAsync(Subscriptions)).Code);
    }

    [Fact]
    public async Task A_token_expires_by_the_clock()
    {
        var clock = new ManualClock();
        await using var azure = await Contoso.StartAsync(new SimulatorOptions { Clock = clock, TokenLifetime = TimeSpan.FromMinutes(10) });
        using var session = await Session.OpenAsync(azure);

        Assert.Equal(200, (await session.GetAsync(Subscriptions)).Status);
        clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal("ExpiredAuthenticationToken", (await session.GetAsync(Subscriptions)).Code);
    }

    [Fact]
    public async Task A_token_for_another_audience_is_refused()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = new Session(azure);
        var reader = azure.Scenario.Applications[0];
        var token = await session.TokenAsync(new() { ["grant_type"] = "client_credentials", ["client_id"] = reader.ClientId, ["client_secret"] = reader.Secret!, ["scope"] = "https://vault.azure.net/.default" });
        session.Use(token.Body!["access_token"]!.ToString());

        Assert.Equal("InvalidAuthenticationTokenAudience", (await session.GetAsync(Subscriptions)).Code);
    }
}
