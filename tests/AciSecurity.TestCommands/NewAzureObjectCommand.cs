using System.Management.Automation;

namespace AciSecurity.TestCommands;

/// <summary>Makes an object like those of the generated Az modules.</summary>
[Cmdlet(VerbsCommon.New, "AzureObject")]
public sealed class NewAzureObjectCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    [AllowEmptyString]
    public string Json { get; set; } = "";

    protected override void EndProcessing() => WriteObject(new AzureObject(Json));
}
