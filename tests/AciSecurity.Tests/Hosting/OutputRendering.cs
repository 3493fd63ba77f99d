namespace AciSecurity.Tests.Hosting;

/// <summary><c>$PSStyle</c> is one for the whole process: tests that set its OutputRendering, or need it as it is, run one after the other.</summary>
[CollectionDefinition(Shared)]
public sealed class OutputRendering
{
    public const string Shared = "OutputRendering";
}
