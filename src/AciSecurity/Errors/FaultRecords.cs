using System.Management.Automation;
using AciSecurity.Faults;

namespace AciSecurity.Errors;

/// <summary>Makes PowerShell's error records of faults.</summary>
internal static class FaultRecords
{
    /// <summary>The record of <paramref name="fault"/>: same id, kind, target and advice.</summary>
    /// <remarks>The kinds of faults have the names of PowerShell's categories.</remarks>
    public static ErrorRecord Of(Fault fault) =>
        new(new FaultException(fault), fault.Id, Enum.Parse<ErrorCategory>(fault.Category.ToString()), fault.Target)
        {
            ErrorDetails = new(fault.Message) { RecommendedAction = fault.RecommendedAction },
        };

    /// <summary>An exception that ends the script, as the throw statement does. After ThrowTerminatingError a script goes on with its
    /// next line, which may be the one that deploys.</summary>
    /// <param name="fault">Why.</param>
    /// <param name="cmdlet">The cmdlet's name.</param>
    public static RuntimeException EndingScript(Fault fault, string cmdlet)
    {
        var record = Of(fault);
        record.CategoryInfo.Activity = cmdlet;
        return new(record.Exception.Message, record.Exception, record) { WasThrownFromThrowStatement = true };
    }
}
