using System.Management.Automation;

namespace AciSecurity.Tests.Hosting;

/// <summary>What a script gave.</summary>
internal sealed record Result(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Verbose,
    RuntimeException? Failure)
{
    /// <summary>The one value of the output.</summary>
    public object? Value => Assert.Single(Output)?.BaseObject;

    /// <summary>A property of every output, as text.</summary>
    public IReadOnlyList<string?> All(string property) => [.. Output.Select(output => output.Properties[property]?.Value?.ToString())];

    /// <summary>The output, which must have come without an error.</summary>
    public IReadOnlyList<PSObject> Clean()
    {
        Assert.Null(Failure);
        Assert.Empty(Errors);
        return Output;
    }
}
