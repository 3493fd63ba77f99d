using System.Management.Automation;
using AciSecurity.Binding;
using AciSecurity.Errors;
using AciSecurity.Faults;
using AciSecurity.Hosting;
using AciSecurity.Policies;
using AciSecurity.Ports;

namespace AciSecurity.Commands;

/// <summary>Tests policy files: what keeps them from being used, and what their authors should know.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AciSecurityPolicy", DefaultParameterSetName = "Path")]
[OutputType(typeof(PolicyProblem), typeof(bool))]
public sealed class TestAciSecurityPolicyCommand : PSCmdlet
{
    private PathSelection? _paths;
    private bool _hasError;

    /// <summary>Policy files, with wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path", ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Policy files, as they stand.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>One Boolean for all files in place of problems.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _paths ??= new(SessionState.Path);
        if (ParameterSetName == "LiteralPath") Array.ForEach(LiteralPath, _paths.AddLiteral);
        else Array.ForEach(Path, _paths.AddPattern);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_paths is { } paths)
        {
            foreach (var fault in paths.Faults) Raise(fault);
            var reader = EngineBridge.OpenPolicies();
            foreach (var path in paths.Paths) Test(reader, path);
        }

        if (!Quiet) return;
        if (_paths is null) WriteWarning("No policy was tested, so the answer is False.");
        WriteObject(_paths is not null && !_hasError);
    }

    private void Test(IPolicyReader reader, string path)
    {
        var document = reader.Read(path);
        if (document.Fault is { } fault)
        {
            Raise(fault);
            return;
        }

        foreach (var problem in PolicyReview.Of(document, TimeProvider.System))
        {
            _hasError |= problem.Severity == ProblemSeverity.Error;
            if (!Quiet) WriteObject(problem);
        }
    }

    private void Raise(Fault fault)
    {
        _hasError = true;
        WriteError(FaultRecords.Of(fault));
    }
}
