using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Registry.ContentTrust;
using AciSecurity.Registry.Tests.ContentTrust.Metadata;

namespace AciSecurity.Registry.Tests.ContentTrust;

/// <summary>Servers that send something else than metadata, and metadata that somebody changed.</summary>
public sealed class HostileMetadataTests
{
    private readonly TestRepository _repository = new();

    public static TheoryData<string> NoMetadata =>
    [
        "", "null", "1", "[]", "{}", "\"text\"", "{", "{}{}", "<html></html>", """{"signed":{},"signatures":[]}""", """{"signed":null,"signatures":null}""",
        """{"signed":{},"signatures":[{"keyid":"a","method":"b","sig":"AA=="}]}""", """{"signed":[],"signatures":[{"keyid":"a","method":"b","sig":"AA=="}]}""",
        """{"signed":{},"signatures":{}}""", """{"signed":{},"signatures":[1]}""", """{"signed":{},"signatures":[{"keyid":"a","method":"b","sig":"A A=="}]}""",
        """{"signed":{},"signatures":[{"keyid":"a","method":"b"}]}""", """{"signed":{"x":1.5},"signatures":[{"keyid":"a","method":"b","sig":"AA=="}]}""",
        """{"signed":{"x":"\ud800"},"signatures":[{"keyid":"a","method":"b","sig":"AA=="}]}""", """{"signed":{"\udfff":1},"signatures":[{"keyid":"a","method":"b","sig":"AA=="}]}""",
        """{"signed":{},"signatures":[{"keyid":"\ud800","method":"b","sig":"AA=="}]}""", """{"\ud800":1,"signed":{},"signatures":[{"keyid":"a","method":"b","sig":"AA=="}]}""",
        "{\"signed\":{},\"signatures\":[],}", "\ufeff{}", "{/* */}",
    ];

    [Theory]
    [MemberData(nameof(NoMetadata))]
    public async Task What_is_no_metadata_is_refused(string text)
    {
        foreach (var role in (string[])["root", "timestamp"])
        {
            _repository.Publish().Files[$"{role}.json"] = Encoding.UTF8.GetBytes(text);
            var refusal = (await _repository.ReadAsync()).Refusal!;
            Assert.Equal(role, refusal.Role);
            Assert.True(refusal.Rule is ContentTrustRule.Form or ContentTrustRule.Threshold, $"{refusal.Rule}");
        }
    }

    [Fact]
    public async Task What_is_not_UTF_8_is_refused()
    {
        _repository.Publish().Files["root.json"] = [.. "{\"signed\":{\"x\":\""u8, 0xC3, 0x28, .. "\"}}"u8];

        TestRepository.AssertRefused(await _repository.ReadAsync(), "root", ContentTrustRule.Form);
    }

    [Fact]
    public async Task Depth_is_bounded()
    {
        _repository.Publish().Files["timestamp.json"] = Encoding.UTF8.GetBytes($"{{\"signed\":{new string('[', 100_000)}");

        TestRepository.AssertRefused(await _repository.ReadAsync(), "timestamp", ContentTrustRule.Form);
    }

    [Theory]
    [InlineData("\"version\":1", "\"version\":1,\"version\":1")]
    [InlineData("\"version\":1", "\"version\":1,\"\\u0076ersion\":1")]
    [InlineData("\"signed\":", "\"signed\":{},\"signed\":")]
    [InlineData("\"signatures\":", "\"signatures\":[],\"signatures\":")]
    [InlineData("\"keyid\":", "\"keyid\":\"\",\"keyid\":")]
    public async Task A_member_that_stands_twice_is_refused(string text, string twice)
    {
        var file = Encoding.UTF8.GetString(_repository.Publish().Files["timestamp.json"]);
        Assert.Contains(text, file, StringComparison.Ordinal);
        _repository.Files["timestamp.json"] = Encoding.UTF8.GetBytes(file.Replace(text, twice, StringComparison.Ordinal));

        TestRepository.AssertRefused(await _repository.ReadAsync(), "timestamp", ContentTrustRule.Form);
    }

    [Fact]
    public async Task Members_in_another_case_are_not_taken()
    {
        var file = Encoding.UTF8.GetString(_repository.Publish().Files["timestamp.json"]);
        _repository.Files["timestamp.json"] = Encoding.UTF8.GetBytes(file.Replace("\"signed\"", "\"Signed\"", StringComparison.Ordinal));

        TestRepository.AssertRefused(await _repository.ReadAsync(), "timestamp", ContentTrustRule.Form);
    }

    [Fact]
    public async Task White_space_and_order_are_not_signed_and_do_no_harm()
    {
        _repository.Timestamp.AfterSigning = file => Encoding.UTF8.GetBytes(new JsonObject
        {
            ["signatures"] = file["signatures"]!.DeepClone(),
            ["signed"] = new JsonObject(file["signed"]!.AsObject().Reverse().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))),
        }.ToJsonString(new() { WriteIndented = true }));

        await _repository.AcceptedAsync();
    }

    [Theory]
    [InlineData("snapshot")]
    [InlineData("targets")]
    public async Task White_space_in_a_file_whose_hash_is_signed_is_refused(string role)
    {
        _repository.Publish().Files[$"{role}.json"] = [.. _repository.Files[$"{role}.json"], (byte)' '];

        TestRepository.AssertRefused(await _repository.ReadAsync(), role, ContentTrustRule.Size);
    }

    [Fact]
    public async Task Content_that_was_signed_in_another_form_is_refused()
    {
        var key = _repository.Timestamp.Keys[0];
        _repository.Timestamp.Signers = [key with { Sign = message => key.Sign([.. message, (byte)' ']) }];

        await _repository.RefusedAsync("timestamp", ContentTrustRule.Threshold);
    }

    [Theory]
    [InlineData("timestamp.json", ContentTrustLimits.TimestampBytes)]
    [InlineData("root.json", ContentTrustLimits.MetadataBytes)]
    public async Task What_is_too_large_is_refused(string path, int limit)
    {
        var file = new byte[limit + 1];
        Array.Fill(file, (byte)' ');
        _repository.Publish().Files[path].CopyTo(file, 0);
        _repository.Files[path] = file;
        TestRepository.AssertRefused(await _repository.ReadAsync(), path[..^".json".Length], ContentTrustRule.Size);

        _repository.Files[path] = _repository.Files["1.root.json"];
        Assert.NotEqual(ContentTrustRule.Size, (await _repository.ReadAsync()).Refusal?.Rule);
    }

    [Fact]
    public async Task A_length_that_is_more_than_is_read_is_refused_before_it_is_read()
    {
        _repository.ChangeListing = (name, files) =>
        {
            if (name == "snapshot") files["targets"]!["length"] = ContentTrustLimits.MetadataBytes + 1;
        };

        await _repository.RefusedAsync("targets", ContentTrustRule.Size);
        Assert.DoesNotContain("targets.json", _repository.Requests);
    }

    [Fact]
    public async Task All_files_together_are_bounded()
    {
        var filler = new string('x', 12 << 20);
        foreach (var name in (string[])["a", "b", "c", "d", "e", "f"])
            _repository.Targets.Delegations.Add(new($"targets/{name}", TestKey.Ecdsa()) { BeforeSigning = content => content["custom"] = filler });

        var reading = await _repository.Publish().ReadAsync();

        Assert.Equal(("targets/f", ContentTrustRule.Size), (reading.Refusal!.Role, reading.Refusal.Rule));
    }

    [Fact]
    public async Task Signatures_are_counted()
    {
        _repository.Timestamp.Signers = [.. Enumerable.Repeat(_repository.Timestamp.Keys[0], ContentTrustLimits.Signatures)];
        await _repository.AcceptedAsync();

        _repository.Timestamp.Signers.Add(_repository.Timestamp.Keys[0]);
        await _repository.RefusedAsync("timestamp", ContentTrustRule.Form);
    }

    [Fact]
    public async Task Keys_are_bounded()
    {
        _repository.Targets.Keys.Add(TestKey.Ecdsa() with { Type = "other", Public = new byte[ContentTrustLimits.KeyBytes] });
        await _repository.AcceptedAsync();

        _repository.Targets.Keys.Add(TestKey.Ecdsa() with { Type = "other", Public = new byte[ContentTrustLimits.KeyBytes + 1] });
        await _repository.RefusedAsync("root", ContentTrustRule.Form);
    }
}
