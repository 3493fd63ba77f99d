namespace AciSecurity.Faults;

/// <summary>The kind of a fault, named as PowerShell's error categories are.</summary>
public enum FaultCategory
{
    /// <summary>What was read is not what it should be.</summary>
    InvalidData,

    /// <summary>What was asked for is not possible as it was asked.</summary>
    InvalidArgument,

    /// <summary>It is not there.</summary>
    ObjectNotFound,

    /// <summary>It may not be read.</summary>
    PermissionDenied,

    /// <summary>It could not be read.</summary>
    ReadError,

    /// <summary>It could not be written.</summary>
    WriteError,

    /// <summary>It took too long.</summary>
    OperationTimeout,

    /// <summary>It is larger than this module reads.</summary>
    LimitsExceeded,

    /// <summary>A tool that is needed is not installed.</summary>
    NotInstalled,

    /// <summary>Nobody is signed in, or the sign-in failed.</summary>
    AuthenticationError,

    /// <summary>A service could not be reached.</summary>
    ConnectionError,

    /// <summary>A service is too busy, or out of order.</summary>
    ResourceUnavailable,
}
