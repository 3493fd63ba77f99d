using System.Text;
using AciSecurity.Files.Policies;
using AciSecurity.Policies;

namespace AciSecurity.Files.Tests.Policies;

/// <summary>Reads policies that a test writes.</summary>
internal static class PolicyText
{
    /// <summary>Reads a text as the file <c>policy.yaml</c>.</summary>
    public static PolicyDocument Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads bytes as that file.</summary>
    public static PolicyDocument Read(byte[] bytes)
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "policy.yaml");
        File.WriteAllBytes(path, bytes);
        var document = new PolicyReader().Read(path);
        Assert.Null(document.Fault);
        Assert.Equal((path, path), (document.File, document.Policy.File));
        Assert.All(document.Problems, problem => Assert.Equal(path, problem.File));
        return document;
    }

    /// <summary>Reads a policy without problems.</summary>
    public static Policy Valid(string text)
    {
        var document = Read(text);
        Assert.Empty(document.Problems);
        Assert.Empty(document.Policy.InvalidExemptions);
        return document.Policy;
    }

    /// <summary>The problems of a text as <c>line: message</c>.</summary>
    public static IEnumerable<string> Problems(string text) => Read(text).Problems.Select(problem => $"{problem.Line}: {problem.Message}");
}
