namespace AciSecurity.Resources;

/// <summary>What is known about a setting of a resource.</summary>
public enum SettingState
{
    /// <summary>Nothing sets it: Azure's default for the property holds.</summary>
    Absent,

    /// <summary>It has a value.</summary>
    Known,

    /// <summary>It has, or may have, a value that nobody could read: an unevaluated expression, a value of the wrong
    /// type, or a property that the source or its api-version leaves out. A verdict that hangs on it is Unknown.</summary>
    Unresolved,
}
