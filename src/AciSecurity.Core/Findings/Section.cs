namespace AciSecurity.Findings;

/// <summary>The recommendations of Microsoft's security guidance for Azure Container Instances that a rule serves.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-instances/container-instances-image-security</remarks>
[Flags]
public enum Section
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>Use a private registry.</summary>
    PrivateRegistry = 1,

    /// <summary>Monitor and scan container images.</summary>
    ImageScanning = 2,

    /// <summary>Protect credentials.</summary>
    Credentials = 4,

    /// <summary>Vulnerability management through the container's lifecycle.</summary>
    VulnerabilityManagement = 8,

    /// <summary>Use only approved images from approved registries.</summary>
    ApprovedImages = 16,

    /// <summary>Least privileges at run time, and network segmentation.</summary>
    LeastPrivilege = 32,

    /// <summary>Reduce the attack surface.</summary>
    AttackSurface = 64,

    /// <summary>Monitor container activity and user access.</summary>
    ActivityMonitoring = 128,

    /// <summary>Log all administrative access for auditing.</summary>
    AuditTrail = 256,
}
