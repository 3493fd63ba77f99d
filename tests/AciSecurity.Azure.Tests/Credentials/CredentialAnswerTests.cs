using System.Net;
using System.Text;
using AciSecurity.Azure.Credentials;
using AciSecurity.Faults;

namespace AciSecurity.Azure.Tests.Credentials;

public sealed class CredentialAnswerTests
{
    private const string Target = "/subscriptions/s/registry";

    [Fact]
    public void ThePasswordThatIsAskedForIsTaken()
    {
        const string Answer = """
            { "extra": { "passwords": [ { "name": "password2", "value": "wrong" } ] }, "username": "ci", "passwords": [
                { "creationTime": "2026-01-01T00:00:00Z", "name": "password1", "value": "planted-1" },
                { "value": "plänted\u002d2\"", "expiry": "2026-04-02T02:04:05.1234567Z", "name": "password2" } ] }
            """;

        var issued = Read(Answer, "password2");

        Assert.Equal(("ci", "plänted-2\"", new DateTimeOffset(2026, 4, 2, 2, 4, 5, TimeSpan.Zero).AddTicks(1234567)), (issued.UserName, new NetworkCredential("", issued.Password).Password, issued.Expires));
        Assert.True(issued.Password.IsReadOnly());
        Assert.DoesNotContain("planted", issued.ToString(), StringComparison.Ordinal);
        Assert.Null(Read(Answer, "password1").Expires);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{ "username": "ci", "passwords": [ { "name": "password1", "value": "planted""")]
    [InlineData("""{ "username": "ci", "passwords": [ { "name": "password2", "value": "planted" } ] }""")]
    [InlineData("""{ "username": "ci", "passwords": [ { "name": "password1" } ] }""")]
    [InlineData("""{ "username": "ci", "passwords": [ { "name": "password1", "value": "" } ] }""")]
    [InlineData("""{ "username": "ci", "passwords": [ { "name": "password1", "value": 12345 } ] }""")]
    [InlineData("""{ "username": "ci", "passwords": { "name": "password1", "value": "planted" } }""")]
    [InlineData("""{ "username": { }, "passwords": [ { "name": "password1", "value": "planted" } ] }""")]
    [InlineData("""{ "passwords": [ { "name": "password1", "value": "planted" } ] }""")]
    [InlineData("""{ "username": "ci", "passwords": [ { "name": "password1", "value": "planted", "expiry": "soon" } ] }""")]
    [InlineData("""{ "username": "ci", "passwords": [ { "name": "password1", "value": "planted\ud800" } ] }""")]
    [InlineData("""{ "status": "Succeeded" }""")]
    public void AnAnswerWithoutItIsAFaultThatRepeatsNothing(string answer)
    {
        var fault = Assert.Throws<FaultException>(() => Read(answer, "password1")).Fault;

        Assert.Equal(("AciSecurity.AzureReplyInvalid", Target), (fault.Id, fault.Target));
        Assert.DoesNotContain("planted", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void OneThatIsTooLongIsNone() =>
        Assert.Throws<FaultException>(() => Read($$"""{ "username": "ci", "passwords": [ { "name": "password1", "value": "{{new string('a', 5000)}}" } ] }""", "password1"));

    private static Ports.IssuedPassword Read(string answer, string name) => CredentialAnswer.Read(Encoding.UTF8.GetBytes(answer), name, Target);
}
