using System.Text.Json.Nodes;
using AciSecurity.Registry.ContentTrust;
using AciSecurity.Registry.Tests.ContentTrust.Metadata;

namespace AciSecurity.Registry.Tests.ContentTrust;

/// <summary>What every file of metadata must say of itself.</summary>
public sealed class MetadataFormTests
{
    private readonly TestRepository _repository = new();

    /// <summary>The parts of a file of metadata that every role has, each broken.</summary>
    public static TheoryData<string, string, string> Broken
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var role in (string[])["root", "timestamp", "snapshot", "targets"])
            {
                foreach (var version in (string[])["0", "-1", "1.5", "\"1\"", "null", "true", "9223372036854775808"]) data.Add(role, "version", version);
                foreach (var time in (string[])["\"\"", "\"2027-01-01\"", "\"2027-01-01T00:00:00\"", "\"2027-01-01 00:00:00Z\"", "\"2027-13-01T00:00:00Z\"", "\"2027-01-01T00:00:00+1\"", "1798761600", "null"]) data.Add(role, "expires", time);
                foreach (var type in (string[])["1", "null", "{}"]) data.Add(role, "_type", type);
            }

            data.Add("root", "keys", "[]");
            data.Add("root", "roles", "[]");
            data.Add("timestamp", "meta", "[]");
            data.Add("timestamp", "meta", "{}");
            data.Add("snapshot", "meta", "{}");
            data.Add("targets", "targets", "[]");
            data.Add("targets", "targets", """{"v1":{"length":1}}""");
            data.Add("targets", "targets", """{"v1":{"length":1,"hashes":{}}}""");
            data.Add("targets", "targets", """{"v1":{"length":1,"hashes":{"sha256":"AAAA"}}}""");
            data.Add("targets", "targets", """{"v1":{"length":1,"hashes":{"sha256":"not base64"}}}""");
            data.Add("targets", "targets", """{"v1":{"length":-1,"hashes":{"sha256":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}}}""");
            data.Add("targets", "delegations", "[]");
            return data;
        }
    }

    [Theory]
    [InlineData("root", "Targets")]
    [InlineData("root", "root")]
    [InlineData("timestamp", "Snapshot")]
    [InlineData("snapshot", "Timestamp")]
    [InlineData("targets", "Root")]
    [InlineData("targets", "targets")]
    public async Task Metadata_says_of_which_type_it_is(string role, string type)
    {
        _repository.Role(role).BeforeSigning = content => content["_type"] = type;

        await _repository.RefusedAsync(role, ContentTrustRule.Type);
    }

    [Fact]
    public async Task One_key_for_two_roles_does_not_make_them_one()
    {
        _repository.Snapshot.Keys = _repository.Timestamp.Keys;
        _repository.Publish().Files["timestamp.json"] = _repository.Files["snapshot.json"];

        TestRepository.AssertRefused(await _repository.ReadAsync(), "timestamp", ContentTrustRule.Type);
    }

    [Theory]
    [InlineData("timestamp", "snapshot")]
    [InlineData("root", "targets")]
    public async Task One_roles_file_in_the_place_of_anothers_is_refused(string place, string other)
    {
        _repository.Publish().Files[$"{place}.json"] = _repository.Files[$"{other}.json"];

        Assert.NotNull((await _repository.ReadAsync()).Refusal);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Metadata_that_is_not_as_its_role_demands_is_refused(string role, string member, string json)
    {
        _repository.Role(role).BeforeSigning = content => content[member] = JsonNode.Parse(json);

        await _repository.RefusedAsync(role, ContentTrustRule.Form);
    }

    [Fact]
    public async Task Empty_lists_may_be_null_or_absent()
    {
        _repository.Targets.BeforeSigning = content =>
        {
            content["targets"] = null;
            content.Remove("delegations");
        };
        Assert.Empty((await _repository.AcceptedAsync()).Tags);

        _repository.Targets.BeforeSigning = content => content["delegations"] = JsonNode.Parse("""{"keys":null,"roles":null}""");
        Assert.Equal(2, (await _repository.AcceptedAsync()).Tags.Count);
    }
}
