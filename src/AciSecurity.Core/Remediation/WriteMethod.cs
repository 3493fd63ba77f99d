namespace AciSecurity.Remediation;

/// <summary>What a write does with what is there.</summary>
public enum WriteMethod
{
    /// <summary>Changes what is named and leaves the rest.</summary>
    Patch,

    /// <summary>Creates it, or replaces it as a whole.</summary>
    Put,

    /// <summary>Deletes it.</summary>
    Delete,

    /// <summary>Has it do something: what <see cref="ResourceWrite.Action"/> says.</summary>
    Post,
}
