using System.Security.Cryptography;
using System.Text;

namespace AciSecurity.Simulator.Arm;

/// <summary>A GUID that is always the same for the same text.</summary>
internal static class MadeUpId
{
    public static string Of(string text) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16)).ToString();
}
