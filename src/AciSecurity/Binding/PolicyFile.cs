using System.Management.Automation;
using AciSecurity.Errors;
using AciSecurity.Faults;
using AciSecurity.Hosting;
using AciSecurity.Policies;

namespace AciSecurity.Binding;

/// <summary>The one policy file that an audit is given.</summary>
internal static class PolicyFile
{
    /// <summary>What the organisation asks for: the file's policy, or the default one, at a baseline. A policy that cannot be read ends the
    /// run, for without it it would be another one, and the script, for a gate behind it never hears of that.</summary>
    public static Policy ReadOrEnd(PSCmdlet cmdlet, string? path, Baseline? baseline)
    {
        var policy = Policy.Default;
        if (path is not null)
        {
            if (Read(cmdlet.SessionState.Path, path, out var document) is { } fault) throw FaultRecords.EndingScript(fault, cmdlet.MyInvocation.MyCommand.Name);
            foreach (var problem in document.Problems) cmdlet.WriteWarning(problem.ToString());
            policy = document.Policy;
        }

        return baseline is { } one ? policy with { Baseline = one } : policy;
    }

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
