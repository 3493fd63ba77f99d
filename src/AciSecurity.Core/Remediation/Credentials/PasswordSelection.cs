namespace AciSecurity.Remediation.Credentials;

/// <summary>Which of its two passwords an account of a registry is to have replaced. Azure calls those of the admin user password and password2, and
/// those of a token password1 and password2.</summary>
public enum PasswordSelection
{
    /// <summary>The first.</summary>
    Password,

    /// <summary>The second.</summary>
    Password2,

    /// <summary>Both, in turn.</summary>
    Both,
}
