namespace AciSecurity.Resources;

/// <summary>Whether a feature of a registry is on, as its policies, its encryption and <c>zoneRedundancy</c> say it.</summary>
public enum FeatureStatus
{
    /// <summary>It is off.</summary>
    Disabled,

    /// <summary>It is on.</summary>
    Enabled,
}
