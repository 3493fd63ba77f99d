namespace AciSecurity.Sessions;

/// <summary>A bearer token of Microsoft Entra ID.</summary>
/// <remarks>Its text is reachable through a method only, so that nothing shows it unasked.</remarks>
public sealed class AccessToken
{
    private readonly string _token;

    /// <summary>Makes one.</summary>
    /// <param name="token">The token.</param>
    /// <param name="expiresOn">When it ends.</param>
    public AccessToken(string token, DateTimeOffset expiresOn)
    {
        _token = token;
        ExpiresOn = expiresOn;
    }

    /// <summary>When it ends.</summary>
    public DateTimeOffset ExpiresOn { get; }

    /// <summary>The token itself: for the Authorization header, not for display.</summary>
    public string Reveal() => _token;

    /// <inheritdoc/>
    public override string ToString() => $"token until {ExpiresOn:u}";
}
