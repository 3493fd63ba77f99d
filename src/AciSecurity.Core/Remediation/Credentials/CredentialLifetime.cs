using AciSecurity.Faults;

namespace AciSecurity.Remediation.Credentials;

/// <summary>How long the password of a token is good. Azure would make one that never expires; this module does not.</summary>
public static class CredentialLifetime
{
    /// <summary>Where nobody says how long.</summary>
    public static TimeSpan Usual { get; } = TimeSpan.FromDays(90);

    /// <summary>The longest: a year, and a day to change it.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(366);

    /// <summary>When a password that is made now expires, to the second, in UTC.</summary>
    /// <param name="now">The time.</param>
    /// <param name="length">How long it is good; null where a time is named.</param>
    /// <param name="end">When it expires; null where a length is named.</param>
    /// <exception cref="FaultException">It would never be good, or for too long; or both are named.</exception>
    public static DateTimeOffset End(DateTimeOffset now, TimeSpan? length, DateTimeOffset? end)
    {
        if (length is not null && end is not null) throw new FaultException(CredentialFaults.ExpiryInvalid("-ExpiresIn and -ExpiresOn cannot both be said."));
        var left = end - now ?? length ?? Usual;
        if (left <= TimeSpan.Zero) throw new FaultException(CredentialFaults.ExpiryInvalid("it would have expired already."));
        if (left > Longest) throw new FaultException(CredentialFaults.ExpiryInvalid($"it would be good for more than {Longest.Days} days."));
        return DateTimeOffset.FromUnixTimeSeconds((now + left).ToUnixTimeSeconds());
    }
}
