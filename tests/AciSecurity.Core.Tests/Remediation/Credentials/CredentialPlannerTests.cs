using System.Text;
using AciSecurity.Faults;
using AciSecurity.Remediation.Credentials;
using AciSecurity.Resources;
using AciSecurity.Sessions;

namespace AciSecurity.Core.Tests.Remediation.Credentials;

public sealed class CredentialPlannerTests
{
    private const string Id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerRegistry/registries/shop";
    private const string One = """{"name":"password1","expiry":"2026-06-01T00:00:00Z"}""";
    private const string Two = """{"name":"password2"}""";
    private static readonly DateTimeOffset End = new(2026, 4, 2, 2, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData(null, "password,password2")]
    [InlineData(PasswordSelection.Both, "password,password2")]
    [InlineData(PasswordSelection.Password, "password")]
    [InlineData(PasswordSelection.Password2, "password2")]
    public void Of_the_admin_user_each_password_is_a_request(PasswordSelection? selection, string names)
    {
        var reset = CredentialPlanner.AdminUser(Registry("true"), selection);

        Assert.Equal(names.Split(',').Select(name => ($"POST {Id}/regenerateCredential", $$"""{"name":"{{name}}"}""")), reset.Plan.Writes.Select(write => ($"{write.Write}", write.Write.Body!)));
        Assert.Equal(reset.Plan.Writes.Select(write => write.Write), reset.Passwords.Select(password => password.Write));
        Assert.Equal(("shop.azurecr.io", "shop"), (reset.LoginServer, reset.UserName));
        Assert.All(reset.Passwords, password => Assert.Null(password.Expires));
        Assert.Equal(names.Split(',').Select(name => $"""passwords.{name}: "(secret)" -> "(another secret)" """.TrimEnd()), reset.Plan.Changes.Select(change => $"{change}"));
    }

    [Theory]
    [InlineData("false")]
    [InlineData("null")]
    public void An_admin_user_that_is_off_has_nothing_replaced(string isOn) =>
        Assert.Equal("AciSecurity.RegistryAdminUserOff", Assert.Throws<FaultException>(() => CredentialPlanner.AdminUser(Registry(isOn), null)).Fault.Id);

    [Theory]
    [InlineData("", null, "password1")]
    [InlineData(One, null, "password1")]
    [InlineData(Two, null, "password2")]
    [InlineData(Two + "," + One, null, "password1,password2")]
    [InlineData(One, PasswordSelection.Both, "password1,password2")]
    [InlineData(One, PasswordSelection.Password2, "password2")]
    [InlineData(Two, PasswordSelection.Password, "password1")]
    public void A_token_gets_no_password_more_than_it_has_unless_that_is_said(string passwords, PasswordSelection? selection, string names)
    {
        var reset = CredentialPlanner.Token(Registry("false"), Token(passwords), selection, End);

        Assert.Equal(
            names.Split(',').Select(name => ($"POST {Id}/generateCredentials", $$"""{"tokenId":"{{Id}}/tokens/ci","expiry":"2026-04-02T02:04:05Z","name":"{{name}}"}""")),
            reset.Plan.Writes.Select(write => ($"{write.Write}", write.Write.Body!)));
        Assert.All(reset.Passwords, password => Assert.Equal(End, password.Expires));
    }

    [Fact]
    public void The_plan_shows_what_was_there_and_when_it_ends()
    {
        var plan = CredentialPlanner.Token(Registry("false"), Token(One), PasswordSelection.Both, End).Plan;

        Assert.Equal(
            [
                """tokens/ci.password1: "(secret)" -> "(another secret)" """.TrimEnd(), """tokens/ci.password1.expiry: "2026-06-01T00:00:00Z" -> "2026-04-02T02:04:05Z" """.TrimEnd(),
                """tokens/ci.password2: (not set) -> "(another secret)" """.TrimEnd(), """tokens/ci.password2.expiry: (not set) -> "2026-04-02T02:04:05Z" """.TrimEnd(),
            ],
            plan.Changes.Select(change => $"{change}"));
        Assert.All(plan.Writes, write => Assert.Null(write.Undo));
    }

    [Fact]
    public void Each_password_has_a_secret_of_its_own()
    {
        var address = KeyVaultSecretAddress.Parse("https://contoso.vault.azure.net/secrets/{registry}-{user}-{password}");

        var kept = CredentialPlanner.Token(Registry("false"), Token(One), PasswordSelection.Both, End).KeptAt(address);

        Assert.Equal(["shop-ci-password1", "shop-ci-password2"], kept.Passwords.Select(password => password.Secret!.Name));
    }

    private static Resource Registry(string isOn) =>
        Make(Id, $$"""{"id":"{{Id}}","name":"shop","properties":{"adminUserEnabled":{{isOn}},"loginServer":"shop.azurecr.io" } }""");

    private static Resource Token(string passwords) =>
        Make(Id + "/tokens/ci", $$"""{"id":"{{Id}}/tokens/ci","name":"ci","properties": { "credentials": { "passwords": [ {{passwords}} ] } } }""");

    private static Resource Make(string id, string json) => new(ArmPlace.Of(id) with { ApiVersion = "2025-11-01" }, Encoding.UTF8.GetBytes(json));
}
