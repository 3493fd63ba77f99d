using AciSecurity.Core.Tests.Documents;

namespace AciSecurity.Core.Tests.Reports;

/// <summary>Microsoft's own SARIF validator, which tests/run.sh brings with npm; it holds the format's JSON schema too.</summary>
internal static class SarifMultitool
{
    private static readonly string Package =
        RepositoryFolder.Combine("artifacts", "npm", "node_modules", "@microsoft", "sarif-multitool-linux");

    public static string Program { get; } = Path.Combine(Package, "Sarif.Multitool");

    public static string Schema { get; } = Path.Combine(Package, "sarif-2.1.0.json");
}
