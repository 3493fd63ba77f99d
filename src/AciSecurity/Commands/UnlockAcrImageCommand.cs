using System.Management.Automation;
using AciSecurity.Images;

namespace AciSecurity.Commands;

/// <summary>Lets images be deleted and overwritten again.</summary>
[Cmdlet(VerbsCommon.Unlock, "AcrImage", SupportsShouldProcess = true)]
[OutputType(typeof(ImageLockState))]
public sealed class UnlockAcrImageCommand : ImageLockCommand
{
    private protected override string Action => "Allow overwriting and deleting";

    private protected override ImageLocks Wanted(ImageLocks now) => now with { CanWrite = true, CanDelete = true };
}
