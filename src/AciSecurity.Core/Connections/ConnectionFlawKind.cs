namespace AciSecurity.Connections;

/// <summary>How a connection is not as it ought to be; the worst is the first.</summary>
internal enum ConnectionFlawKind
{
    /// <summary>What passes can be read on the way.</summary>
    Unencrypted,

    /// <summary>It is encrypted, and whoever answers is believed.</summary>
    TrustsAnyone,

    /// <summary>It cannot be told to whom it leads, or what it is.</summary>
    Unclear,
}
