using System.Security.Cryptography;
using System.Text;
using AciSecurity.Registry.ContentTrust;
using AciSecurity.Registry.Tests.ContentTrust.Metadata;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.ContentTrust;

/// <summary>Whatever somebody changes in metadata: nothing else is signed, and nothing but a refusal comes of it.</summary>
public sealed class ChangedMetadataTests
{
    private static readonly string[] Paths = ["root.json", "timestamp.json", "snapshot.json", "targets.json", "targets/releases.json"];

    private readonly TestRepository _repository = new();

    /// <summary>Whatever byte is another: nobody gets a tag signed as what its signers did not sign, and nothing but a refusal comes of it.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_changed_byte_signs_another_digest(int seed)
    {
        var random = new Random(seed);
        var expected = await DelegatedAsync();
        var anchor = ContentTrustAnchor.OfKeys([_repository.Root.Keys[0].Id]);
        foreach (var path in Paths)
        {
            var file = _repository.Files[path];
            for (var round = 0; round < 250; round++)
            {
                var changed = (byte[])file.Clone();
                changed[random.Next(file.Length)] ^= (byte)random.Next(1, 256);
                _repository.Files[path] = changed;
                AssertNothingElseIsSigned(expected, await _repository.ReadAsync(anchor), path);
            }

            _repository.Files[path] = file;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_file_that_is_cut_or_doubled_signs_another_digest(int seed)
    {
        var random = new Random(seed);
        var expected = await DelegatedAsync();
        foreach (var path in Paths)
        {
            var file = _repository.Files[path];
            for (var round = 0; round < 60; round++)
            {
                var (from, to) = (random.Next(file.Length), random.Next(file.Length - 1));
                if (to >= from) to++;
                _repository.Files[path] = [.. file[..from], .. file[to..]];
                AssertNothingElseIsSigned(expected, await _repository.ReadAsync(), path);
            }

            _repository.Files[path] = file;
        }
    }

    /// <summary>A server that has the root's key can write any certificate, and must not get further than a refusal.</summary>
    [Theory]
    [InlineData("ecdsa-x509")]
    [InlineData("rsa-x509")]
    [InlineData("ecdsa")]
    [InlineData("rsa")]
    public async Task Broken_keys_are_refused_and_nothing_else(string type)
    {
        var random = new Random(7);
        var root = _repository.Root.Keys[0];
        var key = type switch
        {
            "ecdsa-x509" => root,
            "rsa-x509" => TestKey.RsaCertificate(new($"CN={TestRepository.Gun}")),
            "ecdsa" => TestKey.Ecdsa(),
            _ => TestKey.Rsa(),
        };
        var isCertificate = key.Type.EndsWith("-x509", StringComparison.Ordinal);
        var der = isCertificate ? Convert.FromBase64String(string.Concat(Encoding.ASCII.GetString(key.Public).Split('\n')[1..^2])) : key.Public;
        for (var round = 0; round < 150; round++)
        {
            var changed = (byte[])der.Clone();
            for (var change = 0; change <= round % 3; change++) changed[random.Next(Math.Min(der.Length, 400))] = (byte)random.Next(256);
            var broken = key with { Public = isCertificate ? Encoding.ASCII.GetBytes(PemEncoding.WriteString("CERTIFICATE", changed) + "\n") : changed };

            _repository.Root.Keys = [broken];
            AssertIsAboutKeys(await _repository.Publish().ReadAsync());
            _repository.Root.Keys = [root];
            _repository.Timestamp.Keys = [broken];
            AssertIsAboutKeys(await _repository.Publish().ReadAsync());
            _repository.Timestamp.Keys = [root];
        }
    }

    private static void AssertIsAboutKeys(ContentTrustReading reading) =>
        Assert.True(reading.Repository is not null || reading.Refusal!.Rule is ContentTrustRule.Certificate or ContentTrustRule.Threshold, $"{reading.Refusal?.Rule}");

    private async Task<Dictionary<string, string>> DelegatedAsync()
    {
        var releases = new TestRole("targets/releases", TestKey.Ecdsa());
        releases.Tags["v1"] = "manifest released";
        _repository.Targets.Delegations.Add(releases);
        return (await _repository.AcceptedAsync()).Tags.ToDictionary(tag => tag.Key, tag => tag.Value.Digest.ToString());
    }

    private static void AssertNothingElseIsSigned(Dictionary<string, string> expected, ContentTrustReading reading, string path)
    {
        if (reading.Repository is null)
        {
            Assert.NotEmpty(reading.Refusal!.Message);
            return;
        }

        Assert.Equal(expected, reading.Repository.Tags.ToDictionary(tag => tag.Key, tag => tag.Value.Digest.ToString()));
        Assert.True(path is "timestamp.json" or "root.json", path);
    }
}
