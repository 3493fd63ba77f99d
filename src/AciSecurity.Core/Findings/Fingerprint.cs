using System.Security.Cryptography;
using System.Text;
using AciSecurity.Resources;

namespace AciSecurity.Findings;

/// <summary>Makes the mark by which the same finding is known again in another run.</summary>
internal static class Fingerprint
{
    /// <summary>A hash of rule, resource and the part of it that is meant; neither severity, wording, file nor line count.</summary>
    public static string Of(string ruleId, ResourceIdentity resource, string? subject)
    {
        var text = string.Join('\n', ruleId, resource.Type, resource.Id, subject).ToLowerInvariant();
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16)).ToLowerInvariant();
    }
}
