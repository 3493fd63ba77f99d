using System.Management.Automation;
using AciSecurity.Images;

namespace AciSecurity.Commands;

/// <summary>Protects images from being deleted and overwritten.</summary>
[Cmdlet(VerbsCommon.Lock, "AcrImage", SupportsShouldProcess = true)]
[OutputType(typeof(ImageLockState))]
public sealed class LockAcrImageCommand : ImageLockCommand
{
    /// <summary>Overwriting is prevented, deleting is not.</summary>
    [Parameter]
    public SwitchParameter AllowDelete { get; set; }

    private protected override string Action => AllowDelete ? "Prevent overwriting" : "Prevent overwriting and deleting";

    private protected override ImageLocks Wanted(ImageLocks now) => now with { CanWrite = false, CanDelete = AllowDelete && now.CanDelete };
}
