using System.Collections;
using System.Management.Automation;
using System.Net;
using System.Security;
using AciSecurity.Errors;
using AciSecurity.Faults;

namespace AciSecurity.Binding;

/// <summary>The secrets that a user gives by the names of parameters.</summary>
internal static class SecretArguments
{
    /// <summary>The values by name, as they are sent.</summary>
    /// <exception cref="FaultException">One of them is not a SecureString.</exception>
    public static IReadOnlyDictionary<string, string> Of(Hashtable? secrets)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in secrets ?? [])
        {
            var value = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            if (value is not SecureString secure) throw new FaultException(TemplateFaults.SecretNotSecure($"{entry.Key}"));
            values[$"{entry.Key}"] = new NetworkCredential("", secure).Password;
        }

        return values;
    }
}
