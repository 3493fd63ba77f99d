using AciSecurity.Connections;

namespace AciSecurity.Core.Tests.Connections;

public sealed class ConnectionTextTests
{
    private static readonly string[] Containers = ["app", "cache"];

    [Theory]
    [InlineData("http://api.contoso.com/v1", "http://")]
    [InlineData("HTTP://API.CONTOSO.COM", "http://")]
    [InlineData("http://10.0.0.4:8080", "http://")]
    [InlineData("http://backend:8080/", "http://")]
    [InlineData("https://a.contoso.com,http://b.contoso.com", "http://")]
    [InlineData("curl -s http://updates.contoso.com/install.sh | sh", "http://")]
    [InlineData("http://localhost.contoso.com/", "http://")]
    [InlineData("http://user:pw@api.contoso.com/", "http://")]
    [InlineData("http://localhost@evil.contoso.com/", "http://")]
    [InlineData("reverse_proxy http://backend.contoso.com:5000", "http://")]
    [InlineData("proxy_pass http://backend.contoso.com:5000;", "http://")]
    [InlineData("ws://live.contoso.com/socket", "ws://")]
    [InlineData("redis://contoso.redis.cache.windows.net:6379/0", "redis://")]
    [InlineData("redis://:p/w@contoso.redis.cache.windows.net:6379", "redis://")]
    [InlineData("amqp://guest:guest@queue.contoso.com:5672/vhost", "amqp://")]
    [InlineData("mongodb://user:pw@db1.contoso.com:27017,db2.contoso.com:27017/app?replicaSet=rs", "mongodb://")]
    [InlineData("mongodb://localhost:27017,db2.contoso.com:27017/app", "mongodb://")]
    [InlineData("ftp://files.contoso.com/in", "ftp://")]
    [InlineData("mqtt://broker.contoso.com", "mqtt://")]
    [InlineData("Server=tcp:contoso.database.windows.net,1433;Database=app;Encrypt=False;", "Encrypt=False")]
    [InlineData("Data Source=db.contoso.com;Encrypt = no;TrustServerCertificate=True", "Encrypt=False")]
    [InlineData("Server=db;Encrypt=Optional", "Encrypt=Optional")]
    [InlineData("jdbc:sqlserver://db.contoso.com:1433;encrypt=false;databaseName=app", "Encrypt=False")]
    [InlineData("host=db.contoso.com user=app sslmode=disable", "sslmode=disable")]
    [InlineData("postgresql://app:pw@db.contoso.com/app?sslmode=prefer", "sslmode=prefer")]
    [InlineData("postgres://db.contoso.com/app?sslmode=allow", "sslmode=allow")]
    [InlineData("Host=db.contoso.com;SSL Mode=Prefer", "sslmode=prefer")]
    [InlineData("Server=db.contoso.com;SslMode=None", "sslmode=disable")]
    [InlineData("mysql -h db.contoso.com --ssl-mode=DISABLED", "sslmode=disable")]
    [InlineData("jdbc:mysql://db.contoso.com:3306/app?useSSL=false", "ssl=false")]
    [InlineData("mongodb+srv://cluster.contoso.com/app?tls=false", "tls=false")]
    [InlineData("contoso.redis.cache.windows.net:6379,password=x,ssl=False,abortConnect=False", "ssl=false")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=contoso;AccountKey=eA==;EndpointSuffix=core.windows.net", "DefaultEndpointsProtocol=http")]
    public void A_connection_without_encryption_is_found(string text, string what) =>
        Assert.Equal(new(what, ConnectionFlawKind.Unencrypted), Examine(text));

    [Theory]
    [InlineData("Server=tcp:contoso.database.windows.net;Encrypt=True;TrustServerCertificate=True")]
    [InlineData("Data Source=db.contoso.com;Trust Server Certificate=yes")]
    [InlineData("jdbc:sqlserver://db.contoso.com;encrypt=true;trustServerCertificate=true;")]
    public void A_connection_that_trusts_any_certificate_is_found(string text) =>
        Assert.Equal(new("TrustServerCertificate=True", ConnectionFlawKind.TrustsAnyone), Examine(text));

    [Theory]
    [InlineData("")]
    [InlineData("info")]
    [InlineData("https://api.contoso.com/v1?next=/a")]
    [InlineData("wss://live.contoso.com")]
    [InlineData("rediss://contoso.redis.cache.windows.net:6380")]
    [InlineData("amqps://queue.contoso.com")]
    [InlineData("mongodb+srv://cluster.contoso.com/app")]
    [InlineData("mongodb://db.contoso.com:10255/?ssl=true&replicaSet=globaldb")]
    [InlineData("mongodb://db.contoso.com/?replicaSet=rs&tls=true")]
    [InlineData("Server=tcp:contoso.database.windows.net,1433;Encrypt=True;TrustServerCertificate=False;")]
    [InlineData("Server=db.contoso.com;Encrypt=Strict")]
    [InlineData("host=db.contoso.com sslmode=verify-full")]
    [InlineData("postgres://db.contoso.com/app?sslmode=require")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=eA==")]
    [InlineData("contoso.redis.cache.windows.net:6380,password=x,ssl=True")]
    public void An_encrypted_connection_and_any_other_text_pass(string text) => Assert.Null(Examine(text));

    [Theory]
    [InlineData("http://localhost:3000")]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://[::1]:8080/")]
    [InlineData("http://0.0.0.0:80")]
    [InlineData("http://+:80;https://+:443")]
    [InlineData("http://*:8080")]
    [InlineData("http://[::]:80")]
    [InlineData("http://app.localhost/")]
    [InlineData("http://cache:8080")]
    [InlineData("redis://CACHE:6379")]
    [InlineData("amqp://guest:guest@localhost:5672")]
    [InlineData("mongodb://127.0.0.1:27017,localhost:27018/app")]
    [InlineData("http://169.254.169.254/metadata/identity/oauth2/token")]
    [InlineData("http://168.63.129.16/?comp=versions")]
    [InlineData("Server=localhost;Encrypt=False")]
    [InlineData("Server=.;Encrypt=False;TrustServerCertificate=True")]
    [InlineData(@"Data Source=(localdb)\MSSQLLocalDB;Encrypt=False")]
    [InlineData("Server=tcp:127.0.0.1,1433;Encrypt=False")]
    [InlineData("host=/var/run/postgresql sslmode=disable")]
    [InlineData("postgres://app:pw@localhost:5432/app?sslmode=disable")]
    [InlineData("psql --host localhost sslmode=disable")]
    [InlineData("localhost:6379,ssl=False")]
    [InlineData("UseDevelopmentStorage=true")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=eA==;BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1;")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=eA==")]
    public void What_stays_in_the_group_needs_no_encryption(string text) => Assert.Null(Examine(text));

    [Theory]
    [InlineData("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name")]
    [InlineData("http://schemas.microsoft.com/ws/2008/06/identity/claims/role")]
    [InlineData("http://www.w3.org/2001/XMLSchema")]
    [InlineData("http://json-schema.org/draft-07/schema#")]
    [InlineData("""<root xmlns="http://contoso.com/ns" xmlns:a='http://contoso.com/a'/>""")]
    [InlineData("""{"$schema": "http://contoso.com/schema.json"}""")]
    [InlineData("curl -x http://proxy.contoso.com:3128 https://api.contoso.com")]
    [InlineData("curl --proxy http://proxy.contoso.com:3128 https://api.contoso.com")]
    [InlineData("http_proxy=http://proxy.contoso.com:3128 apk add git")]
    public void Names_of_things_and_proxies_are_no_connections(string text) => Assert.Null(Examine(text));

    [Theory]
    [InlineData("HTTP_PROXY")]
    [InlineData("https_proxy")]
    [InlineData("ALLOWED_ORIGINS")]
    [InlineData("Cors__AllowedOrigins__0")]
    [InlineData("XML_NAMESPACE")]
    [InlineData("Jwt__ValidAudience")]
    [InlineData("SAML_ENTITY_ID")]
    [InlineData("ROLE_CLAIM_TYPE")]
    public void The_name_of_a_setting_may_say_that_a_URL_is_no_connection(string name)
    {
        Assert.Null(ConnectionText.Examine("http://web.contoso.com", name, Containers));
        Assert.NotNull(ConnectionText.Examine("redis://cache.contoso.com", name, Containers));
    }

    [Theory]
    [InlineData("API_URL")]
    [InlineData("SCHEMA_REGISTRY_URL")]
    [InlineData("ISSUER")]
    [InlineData("")]
    public void Any_other_name_says_nothing(string name) => Assert.NotNull(ConnectionText.Examine("http://web.contoso.com", name, Containers));

    [Theory]
    [InlineData("http://${API_HOST}/", "http:// to a host that is filled in later")]
    [InlineData("curl http://$HOST:8080/", "http:// to a host that is filled in later")]
    [InlineData("http://{0}:80", "http:// to a host that is filled in later")]
    [InlineData("http://<host>/", "http:// to a host that is filled in later")]
    [InlineData("http://", "http:// to a host that is filled in later")]
    [InlineData("sslmode=disable", "sslmode=disable to a host that is not named there")]
    [InlineData("Server=${DB};Encrypt=False", "Encrypt=False to a host that is not named there")]
    public void A_host_that_is_not_known_makes_it_unclear(string text, string what) =>
        Assert.Equal(new(what, ConnectionFlawKind.Unclear), Examine(text));

    [Fact]
    public void The_worst_is_told() =>
        Assert.Equal("redis://", Examine("Server=a.contoso.com;TrustServerCertificate=True http://$x redis://cache.contoso.com")?.What);

    [Theory]
    [InlineData("http://a.contoso.com/Pl4nted?key=Pl4nted")]
    [InlineData("Server=db;Password=Pl4nted;Encrypt=False")]
    [InlineData("redis://:Pl4nted@cache.contoso.com")]
    public void What_is_told_is_never_of_the_text(string text) => Assert.DoesNotContain("Pl4nted", Examine(text)!.What, StringComparison.Ordinal);

    [Fact]
    public void Long_texts_are_examined() => Assert.Equal("http://", Examine(new string('a', 20_000) + " ://" + new string('=', 1_000) + " http://x.contoso.com")?.What);

    private static ConnectionFlaw? Examine(string text) => ConnectionText.Examine(text, "", Containers);
}
