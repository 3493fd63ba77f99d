namespace AciSecurity.Credentials;

/// <summary>What a template expression takes a value from.</summary>
internal enum ValueSourceKind
{
    /// <summary>Nothing is known about it.</summary>
    Unknown,

    /// <summary>A text in the expression.</summary>
    Literal,

    /// <summary>A parameter whose value the deployment history shows.</summary>
    Parameter,

    /// <summary>A parameter of a secure type.</summary>
    SecureParameter,

    /// <summary>A list function, such as <c>listKeys()</c>: the resource provider hands out its secrets at deployment time.</summary>
    List,

    /// <summary>What the environment of the deployment hands in: a variable of it, a secret of a Key Vault.</summary>
    Handed,

    /// <summary>A property of a resource.</summary>
    Reference,

    /// <summary>An output of another deployment that is not secure.</summary>
    Output,

    /// <summary>A value made anew for each deployment by <c>newGuid()</c>.</summary>
    Fresh,

    /// <summary>Names, ids, times and the like, which are no secrets.</summary>
    Public,
}
