using System.Text;
using AciSecurity.Core.Tests.Documents;

namespace AciSecurity.Core.Tests.Reports;

/// <summary>A file that a report must be like, byte by byte; with ACISECURITY_UPDATE_DOCS=1 it is written anew.</summary>
internal sealed record GoldenFile(string Name)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public void Is(string text)
    {
        var path = RepositoryFolder.Combine("tests", "AciSecurity.Core.Tests", "Reports", "Golden", Name);
        if (Environment.GetEnvironmentVariable("ACISECURITY_UPDATE_DOCS") == "1") File.WriteAllText(path, text, Utf8);
        Assert.Equal(Utf8.GetString(File.ReadAllBytes(path)), text);
    }
}
