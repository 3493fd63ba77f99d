using System.Security.Cryptography;
using System.Text;
using AciSecurity.Core.Tests.Documents;

namespace AciSecurity.Core.Tests.Credentials.Corpus;

/// <summary>One labelled setting: what a person says of it, whatever the detection says.</summary>
/// <param name="Id">Its id, which decides its half for good.</param>
/// <param name="IsSecret">Whether it is a secret.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">The setting's name.</param>
/// <param name="Value">The setting's value, with its templates filled in.</param>
public sealed record CorpusCase(string Id, bool IsSecret, string Kind, string Name, string Value)
{
    /// <summary>Whether the detection may be tuned on it; the others only measure.</summary>
    public bool IsForTuning => SHA256.HashData(Encoding.UTF8.GetBytes(Id))[0] % 2 == 0;

    /// <summary>Every case of the files beside this class.</summary>
    public static IReadOnlyList<CorpusCase> All { get; } =
    [
        .. Directory.GetFiles(RepositoryFolder.Combine("tests", "AciSecurity.Core.Tests", "Credentials", "Corpus"), "*.tsv")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => File.ReadLines(file).Skip(1).Select(Read)),
    ];

    private static CorpusCase Read(string line)
    {
        var fields = line.Split('\t');
        Assert.Equal(5, fields.Length);
        Assert.True(fields[1] is "secret" or "ordinary", line);
        var value = fields[4].Replace("\\\\", "\0", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal).Replace('\0', '\\');
        return new(fields[0], fields[1] == "secret", fields[2], fields[3], new SecretTemplate(fields[0]).Fill(value));
    }
}
