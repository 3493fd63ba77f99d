using System.Management.Automation;
using AciSecurity.Errors;
using AciSecurity.Faults;
using AciSecurity.Hosting;
using AciSecurity.Policies;

namespace AciSecurity.Binding;

/// <summary>The one policy file that an audit is given.</summary>
internal static class PolicyFile
{
    /// <summary>Reads the file that <paramref name="path"/> means; gives why it cannot be used, or null.</summary>
    public static Fault? Read(PathIntrinsics session, string path, out PolicyDocument document)
    {
        document = new(path, Policy.Default, []);
        var selection = new PathSelection(session);
        selection.AddPattern(path);
        if (selection.Faults is [var fault, ..]) return fault;
        if (selection.Paths.Count > 1) return InputFaults.PathAmbiguous(path);
        document = EngineBridge.OpenPolicies().Read(selection.Paths[0]);
        return document.Fault ?? (document.Errors.Any() ? PolicyFaults.Invalid(document) : null);
    }
}
