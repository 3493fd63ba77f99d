namespace AciSecurity.Simulator.Arm;

/// <summary>How a write ends.</summary>
internal enum WriteStyle
{
    /// <summary>There is no such write.</summary>
    None,

    /// <summary>With the answer.</summary>
    Immediate,

    /// <summary>Later: the answer names an operation in Azure-AsyncOperation.</summary>
    AsyncOperation,

    /// <summary>Later: the answer names its result in Location.</summary>
    Location,
}
