using System.Text;
using AciSecurity.Core.Tests.Credentials.Corpus;
using AciSecurity.Credentials.Checksums;
using CsCheck;

namespace AciSecurity.Core.Tests.Credentials.Checksums;

public sealed class ChecksumTests
{
    // Published test values: SymCrypt's of Marvin32, folded; the check value of CRC-32; a token that expired years ago.
    [Theory]
    [InlineData("abc", 0xd53cd9cecd0893b7, 0x22c74339u ^ 0x492769bfu)]
    [InlineData("abcdefghijklmnopqrstuvwxyz", 0xddddeeeeffff000ul, 0xa128eb7eu ^ 0x7260aca2u)]
    public void Marvin_gives_the_published_values(string text, ulong seed, uint checksum)
    {
        Assert.Equal(checksum, Marvin.Of(Encoding.ASCII.GetBytes(text), seed));
        Assert.Equal(checksum, ReferenceChecksum.Marvin32(Encoding.ASCII.GetBytes(text), seed));
    }

    [Fact]
    public void Crc32_gives_the_published_value()
    {
        Assert.Equal(0xCBF43926, Crc32.Of("123456789"u8));
        Assert.Equal(0xCBF43926, ReferenceChecksum.Crc32("123456789"u8.ToArray()));
    }

    [Fact]
    public void The_checksums_agree_with_those_of_the_tests() =>
        Gen.Select(Gen.Byte.Array[0, 100], Gen.ULong).Sample((data, seed) =>
            Crc32.Of(data) == ReferenceChecksum.Crc32(data) && Marvin.Of(data, seed) == ReferenceChecksum.Marvin32(data, seed));

    [Fact]
    public void A_published_token_of_GitHub_has_its_checksum()
    {
        const string Body = "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ";

        Assert.True(Base62Checksum.IsValid("ghp_" + Body + "0mLq17"));
        Assert.False(Base62Checksum.IsValid("ghp_" + Body + "0mLq18"));
        Assert.False(Base62Checksum.IsValid("ghp_" + Body + "0mL-17"));
        Assert.False(Base62Checksum.IsValid("ghp_"));
    }

    [Fact]
    public void Every_other_character_of_a_key_of_Azure_is_noticed()
    {
        var key = new TokenMaker("key").AzureKey("+ACR");

        Assert.Equal("a container registry password", IdentifiableKey.Describe(key));
        Assert.All(Enumerable.Range(0, key.Length), place =>
            Assert.Null(IdentifiableKey.Describe(key[..place] + (key[place] == 'q' ? 'Q' : 'q') + key[(place + 1)..])));
    }

    [Theory]
    [InlineData("")]
    [InlineData("=")]
    [InlineData("+ACRAAAAAA")]
    [InlineData("!!!!+ACRAAAAAA")]
    public void What_is_no_key_is_none(string text) => Assert.Null(IdentifiableKey.Describe(text));

    [Fact]
    public void Every_other_character_of_a_token_of_Azure_DevOps_is_noticed()
    {
        var token = new TokenMaker("token").DevOps();

        Assert.True(DevOpsToken.IsValid(token));
        // The last character holds four bits that belong to no byte.
        Assert.All(Enumerable.Range(0, 51), place =>
            Assert.False(DevOpsToken.IsValid(token[..place] + (token[place] == 'q' ? 'r' : 'q') + token[(place + 1)..])));
    }
}
