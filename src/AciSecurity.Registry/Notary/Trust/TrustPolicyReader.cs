using System.Text.Json;
using AciSecurity.Faults;
using AciSecurity.Registry.Notary.Envelopes;

namespace AciSecurity.Registry.Notary.Trust;

/// <summary>Reads a trust policy file of notation.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#trust-policy</remarks>
internal static class TrustPolicyReader
{
    /// <summary>No policy is longer.</summary>
    public const int LargestPolicy = 1024 * 1024;

    private const string Version = "1.0";

    /// <summary>Reads the file.</summary>
    /// <exception cref="FaultException">It is not there, cannot be read, or breaks a rule.</exception>
    public static TrustPolicy Read(string file)
    {
        try
        {
            return new(file, Statements(NotaryJson.Object(RegularFile.Read(file, LargestPolicy), "trust policy")));
        }
        catch (Exception exception) when (exception is NotaryRefusalException or InvalidOperationException)
        {
            throw new FaultException(TrustFaults.PolicyInvalid(file, exception is NotaryRefusalException ? exception.Message : "The trust policy has a name that is no text."));
        }
    }

    private static List<TrustPolicyStatement> Statements(JsonElement policy)
    {
        var version = policy.Text("version");
        if (version != Version) throw new NotaryRefusalException($"The version must be {Version} and is '{version}'.");
        if (!policy.TryGetProperty("trustPolicies", out var array) || array.ValueKind != JsonValueKind.Array || array.GetArrayLength() == 0)
        {
            throw new NotaryRefusalException("The trust policy has no statement.");
        }

        var statements = array.EnumerateArray().Select(StatementReader.Read).ToList();
        if (Repeated(statements.Select(statement => statement.Name)) is { } name) throw new NotaryRefusalException($"Two statements have the name '{name}'.");
        if (Repeated(statements.SelectMany(statement => statement.Scopes)) is { } scope) throw new NotaryRefusalException($"The registry scope '{scope}' is there twice.");
        return statements;
    }

    private static string? Repeated(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any())?.Key;
}
