using System.Management.Automation;
using AciSecurity.Faults;

namespace AciSecurity.Errors;

/// <summary>Makes PowerShell's error records of faults.</summary>
internal static class FaultRecords
{
    /// <summary>The record of <paramref name="fault"/>: same id, kind, target and advice.</summary>
    public static ErrorRecord Of(Fault fault)
    {
        var record = new ErrorRecord(new FaultException(fault), fault.Id, Category(fault.Category), fault.Target);
        if (fault.RecommendedAction is { } action)
        {
            record.ErrorDetails = new(fault.Message) { RecommendedAction = action };
        }

        return record;
    }

    private static ErrorCategory Category(FaultCategory category) => category switch
    {
        FaultCategory.InvalidData => ErrorCategory.InvalidData,
        FaultCategory.InvalidArgument => ErrorCategory.InvalidArgument,
        FaultCategory.ObjectNotFound => ErrorCategory.ObjectNotFound,
        FaultCategory.PermissionDenied => ErrorCategory.PermissionDenied,
        FaultCategory.ReadError => ErrorCategory.ReadError,
        FaultCategory.WriteError => ErrorCategory.WriteError,
        FaultCategory.OperationTimeout => ErrorCategory.OperationTimeout,
        FaultCategory.LimitsExceeded => ErrorCategory.LimitsExceeded,
        FaultCategory.NotInstalled => ErrorCategory.NotInstalled,
        _ => ErrorCategory.NotSpecified,
    };
}
