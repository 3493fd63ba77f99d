using AciSecurity.Core.Tests.Credentials.Corpus;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Credentials.Formats;

namespace AciSecurity.Core.Tests.Credentials;

public sealed class SecretFormatsTests
{
    // Made here, so that scanners do not take the tests for a leak.
    private static readonly string Letters = new('a', 40);

    /// <summary>A template, what it is, and whether another character at its end makes it something else.</summary>
    public static TheoryData<string, string, bool> Tokens => new()
    {
        { "«azure:+ASt»", "an Azure Storage key", false },
        { "«azure:ACDb»", "an Azure Cosmos DB key", false },
        { "«azure:+ABa»", "an Azure Batch key", false },
        { "«azure:APIM»", "an Azure API Management key", false },
        { "«azure:+ACR»", "a container registry password", true },
        { "«azure:AzSe»", "an Azure AI Search key", true },
        { "«azure:AzFu»", "an Azure Functions key", true },
        { "«azure:+ASb»", "a Service Bus key", true },
        { "«azure:+AEh»", "an Event Hubs key", true },
        { "«azure:AIoT»", "an IoT Hub key", true },
        { "«azure:AzCa»", "an Azure Cache for Redis key", false },
        { "«cask:AZDO»", "an Azure DevOps token", false },
        { "«cask:ACOG»", "an Azure AI services key", false },
        { "«ado»", "an Azure DevOps token", true },
        { "«entra:8»", "an Entra client secret", false },
        { "«b64:64»", "an account key", false },
        { "«github:ghp»", "a GitHub token", true },
        { "«github:gho»", "a GitHub token", true },
        { "«github:ghs»", "a GitHub token", true },
        { "github_pat_«alnum:22»_«alnum:59»", "a GitHub token", false },
        { "glpat-«b64url:15»", "a GitLab token", false },
        { "«npm»", "an npm token", true },
        { "pypi-AgEIcHlwaS5vcmc«b64url:120»", "a PyPI token", false },
        { "dckr_pat_«b64url:20»", "a Docker Hub token", false },
        { "oy2«base32:43»", "a NuGet key", false },
        { "«alnum:14».atlasv1.«alnum:67»", "a Terraform Cloud token", false },
        { "«aws»", "an AWS access key", false },
        { "IQoJb3JpZ2luX2Vj«b64:240»", "an AWS session token", false },
        { "AIza«b64url:26»", "a Google API key", false },
        { "dop_v1_«hex:64»", "a DigitalOcean token", false },
        { "dapi«hex:32»", "a Databricks token", false },
        { "hvs.«b64url:69»", "a Vault token", false },
        { "glsa_«alnum:32»_«hex:8»", "a Grafana token", false },
        { "xoxb-«digits:12»-«digits:13»-«alnum:24»", "a Slack token", false },
        { "https://hooks.slack.com/services/T«upper:8»/B«upper:8»/«alnum:24»", "a Slack webhook", false },
        { "https://discord.com/api/webhooks/«digits:18»/«b64url:51»", "a Discord webhook", false },
        { "sk_live_«alnum:24»", "a Stripe key", false },
        { "sk-proj-«b64url:55»T3BlbkFJ«b64url:55»", "an OpenAI key", false },
        { "sk-ant-api03-«b64url:69»«alnum:1»AA", "an Anthropic key", false },
        { "SG.«b64url:16».«b64url:32»", "a SendGrid key", false },
        { "hf_«letters:34»", "a Hugging Face token", false },
        { "«digits:10»:AA«b64url:24»«alnum:1»", "a Telegram bot token", false },
        { "shpat_«hex:32»", "a token with a known prefix", false },
        { "«jwt»", "a JSON web token", false },
        { "«pem:RSA PRIVATE KEY»", "a private key", false },
        { "«b64pem:EC PRIVATE KEY»", "a private key", false },
        { "«pfx»", "a PKCS #12 file, which holds a private key", false },
        { "AGE-SECRET-KEY-1«bech32:58»", "a private key of age", false },
        { "rubygems_«hex:48»", "a RubyGems key", false },
        { "pul-«hex:40»", "a Pulumi token", false },
        { "tskey-auth-«alnum:12»-«alnum:32»", "a Tailscale key", false },
    };

    public static TheoryData<string, string> Texts => new()
    {
        { "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=" + Letters + "==;EndpointSuffix=core.windows.net", "an account key" },
        { "AccountEndpoint=https://a.documents.azure.com:443/;AccountKey=" + Letters + "==;", "an account key" },
        { "Endpoint=sb://a.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=" + Letters, "a shared access key" },
        { "Endpoint=https://a.service.signalr.net;AccessKey=" + Letters + ";Version=1.0;", "an access key" },
        { "Endpoint=https://a.azconfig.io;Id=x;Secret=" + Letters, "an access key" },
        { "Server=tcp:a.database.windows.net,1433;User ID=sa;Password=" + Letters + ";", "a connection string with a password" },
        { "server=a;uid=sa;pwd = 'x'", "a connection string with a password" },
        { "Password=x;Server=a", "a connection string with a password" },
        { "a.redis.cache.windows.net:6380,password=" + Letters + "=,ssl=True", "a connection string with a password" },
        { "jdbc:postgresql://a/db?user=u&password=" + Letters, "a connection string with a password" },
        { "https://a.blob.core.windows.net/c?sv=2022-11-02&se=2030-01-01&sig=" + Letters + "%3D", "a shared access signature" },
        { "sig=" + Letters, "a shared access signature" },
        { "-----BEGIN PRIVATE KEY-----\\nMIIE", "a private key" },
        { "-----BEGIN PGP PRIVATE KEY BLOCK-----", "a private key" },
        { "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0." + Letters, "a JSON web token" },
        { "postgres://user:" + Letters + "@db/app", "a URL with a password" },
        { "mongodb://a:" + Letters + "@h1:27017,h2:27017/db", "a URL with a password" },
        { "redis://:p@ss/word@cache:6379", "a URL with a password" },
        { "amqp://user:12345678@mq", "a URL with a password" },
        { "jdbc:oracle:thin:scott/tiger@//db:1521/x", "a URL with a password" },
        { "app:secret@tcp(db:3306)/app", "a data source name with a password" },
    };

    [Theory]
    [MemberData(nameof(Tokens))]
    public void Tokens_are_known_by_their_looks_alone_and_in_a_text(string template, string format, bool hasChecksum)
    {
        var token = new SecretTemplate(template).Fill(template);

        Assert.Equal(format, SecretFormats.Of(token));
        Assert.Equal(format, SecretFormats.Of($"first {token} last"));
        Assert.Equal(format, SecretFormats.Of($"{{\"x\": \"{token}\"}}"));
        if (hasChecksum) Assert.Null(SecretFormats.Of(WithOtherCharacter(token)));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Secrets_in_texts_are_known_by_what_is_around_them(string text, string format) => Assert.Equal(format, SecretFormats.Of(text));

    [Theory]
    [InlineData("ACCOUNTKEY=abcdef", "an account key")]
    [InlineData("SERVER=A;PASSWORD=ABC", "a connection string with a password")]
    [InlineData("HTTPS://H?SIG=ABCDEFGHIJKL", "a shared access signature")]
    public void Names_in_connection_strings_have_no_case(string text, string format) => Assert.Equal(format, SecretFormats.Of(text));

    [Theory]
    [InlineData("«github:ghp»")]
    [InlineData("«npm»")]
    [InlineData("«aws»")]
    [InlineData("sk_live_«alnum:24»")]
    public void Prefixes_of_tokens_do(string template)
    {
        var token = new SecretTemplate(template).Fill(template);

        Assert.Null(SecretFormats.Of(token.StartsWith("AKIA", StringComparison.Ordinal) ? token.ToLowerInvariant() : token.ToUpperInvariant()));
    }

    [Fact]
    public void An_account_key_whose_checksum_fails_is_64_random_bytes_still() =>
        Assert.Equal("an account key", SecretFormats.Of(WithOtherCharacter(new SecretTemplate("x").Fill("«azure:+ASt»"))));

    [Theory]
    [InlineData("")]
    [InlineData("info")]
    [InlineData("https://contoso.example/path?x=1")]
    [InlineData("http://contoso.example:8080/path@2")]
    [InlineData("http://contoso.example:8080")]
    [InlineData("mongodb://h1:27017,h2:27017/db@x")]
    [InlineData("https://user@contoso.example/")]
    [InlineData("SharedAccessKeyName=Root")]
    [InlineData("Server=a;Database=b;Authentication=Active Directory Default")]
    [InlineData("Server=a;Password=<your password>")]
    [InlineData("Server=a;Password={0};Database=b")]
    [InlineData("Server=a;Password=${PASSWORD};Database=b")]
    [InlineData("Server=a;Password=$(PASSWORD);Database=b")]
    [InlineData("postgres://user:${PASSWORD}@db/app")]
    [InlineData("-----BEGIN CERTIFICATE-----")]
    [InlineData("-----BEGIN PUBLIC KEY-----")]
    [InlineData("«b64pem:CERTIFICATE»")]
    [InlineData("ghp_short")]
    [InlineData("ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("glpat-xxxxxxxxxxxxxxxxxxxx")]
    [InlineData("pk_live_«alnum:24»")]
    [InlineData("eyJhbGciOi.notjson.signature")]
    [InlineData("eyJ4IjoieSJ9.eyJ4IjoieSJ9.«alnum:43»")]
    [InlineData("AccountName=devstoreaccount1;AccountKey=«azurite»")]
    [InlineData("«cosmosemulator»")]
    [InlineData("InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=https://a.in.applicationinsights.azure.com/")]
    [InlineData(Given.Digest)]
    public void Other_texts_are_not(string template) => Assert.Null(SecretFormats.Of(new SecretTemplate("other").Fill(template)));

    private static string WithOtherCharacter(string token) => token[..8] + (token[8] == 'b' ? 'c' : 'b') + token[9..];
}
