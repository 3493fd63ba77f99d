using AciSecurity.Http.Tests.Fake;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>Lock-AcrImage and Unlock-AcrImage.</summary>
public sealed class AcrImageLockTests : IAsyncLifetime, IDisposable
{
    private readonly TestHost _host = new();
    private readonly Session _session;
    private FakeAzure _fake = null!;
    private FakeRegistry _registry = null!;
    private string _digest = "";

    public AcrImageLockTests() => _session = new(_host);

    public async Task InitializeAsync()
    {
        _fake = await FakeAzure.StartAsync();
        _registry = await FakeRegistry.StartAsync();
        _digest = _registry.Put("shop/web", ["v1", "latest"]);
        SignInStage.Prepare(_session, _fake);
        _session.Run("SignIn").Clean();
        _session.Run("$global:registry = $data", _registry.Address).Clean();
    }

    public async Task DisposeAsync()
    {
        await _registry.DisposeAsync();
        await _fake.DisposeAsync();
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_tag_is_locked_and_unlocked_and_nothing_else_is()
    {
        Assert.Equal([$"{_registry.LoginServer}/shop/web:v1: no write, no delete"], States("Lock-AcrImage $registry/shop/web:v1 -PassThru"));
        Assert.Equal(["PATCH /acr/v1/shop/web/_tags/v1"], _registry.Writes);
        Assert.Equal([$"{_registry.LoginServer}/shop/web:v1: none"], States("Unlock-AcrImage $registry/shop/web:v1 -PassThru"));
        Assert.Equal(2, _registry.Writes.Count);
    }

    [Fact]
    public void What_was_read_is_locked_with_all_its_tags()
    {
        _session.Run("Get-AcrImage $registry shop/web | Lock-AcrImage").Clean();
        Assert.Equal([$"PATCH /acr/v1/shop/web/_manifests/{_digest}", "PATCH /acr/v1/shop/web/_tags/latest", "PATCH /acr/v1/shop/web/_tags/v1"], _registry.Writes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_locked_already_is_left_alone()
    {
        _session.Run("Lock-AcrImage $registry/shop/web:v1").Clean();
        Assert.Single(States("Lock-AcrImage $registry/shop/web:v1 -PassThru"));
        Assert.Single(_registry.Writes);
    }

    [Fact]
    public void Deleting_stays_allowed_where_it_is_said()
    {
        Assert.EndsWith(": no write", Assert.Single(States($"Lock-AcrImage $registry/shop/web@{_digest} -AllowDelete -PassThru")), StringComparison.Ordinal);
        Assert.Equal([$"{_registry.LoginServer}/shop/web: no write, no delete"], States("Lock-AcrImage $registry/shop/web:v1 -WholeRepository -PassThru"));
        Assert.Contains("PATCH /acr/v1/shop/web", _registry.Writes);
    }

    [Theory]
    [InlineData("Lock-AcrImage", "Prevent overwriting and deleting")]
    [InlineData("Lock-AcrImage -AllowDelete", "Prevent overwriting")]
    public void WhatIf_writes_nothing_and_says_the_digest(string cmdlet, string action)
    {
        Assert.Empty(_session.Run($"Get-AcrImage $registry shop/web | {cmdlet} -WhatIf -PassThru").Clean());
        Assert.Contains($"\"{action}\"", _session.Shown, StringComparison.Ordinal);
        Assert.Contains($"shop/web@{_digest}", _session.Shown, StringComparison.Ordinal);
        Assert.Contains("shop/web:v1", _session.Shown, StringComparison.Ordinal);
        Assert.Empty(_registry.Writes);
    }

    [Fact]
    public void A_refused_confirmation_writes_nothing()
    {
        _host.Screen.Answer = "&No";
        _session.Run("Lock-AcrImage $registry/shop/web:v1 -Confirm").Clean();
        Assert.Contains("shop/web:v1", Assert.Single(_host.Screen.Prompts), StringComparison.Ordinal);
        Assert.Empty(_registry.Writes);
    }

    [Fact]
    public void A_repository_alone_is_locked_only_where_it_is_said()
    {
        var error = Assert.Single(_session.Run("Lock-AcrImage $registry/shop/web").Errors);
        Assert.StartsWith("AciSecurity.ImageNameInvalid", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-WholeRepository", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_registry.Writes);
    }

    private IEnumerable<string> States(string script) => _session.Run(script).Clean().Select(state => state.ToString());
}
