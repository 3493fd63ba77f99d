using AciSecurity.Faults;
using AciSecurity.Remediation.Credentials;

namespace AciSecurity.Core.Tests.Remediation.Credentials;

public sealed class CredentialLifetimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, 600, TimeSpan.FromHours(1));

    [Fact]
    public void Without_a_word_it_is_ninety_days_to_the_second_in_UTC() =>
        Assert.Equal(new DateTimeOffset(2026, 4, 2, 2, 4, 5, TimeSpan.Zero), CredentialLifetime.End(Now, null, null));

    [Fact]
    public void A_length_and_a_time_are_taken_as_they_are_said()
    {
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), CredentialLifetime.End(Now, TimeSpan.FromHours(1), null));
        Assert.Equal(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), CredentialLifetime.End(Now, null, new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void None_is_without_an_end_worth_the_name()
    {
        Refused(TimeSpan.Zero, null);
        Refused(TimeSpan.MinValue, null);
        Refused(TimeSpan.MaxValue, null);
        Refused(CredentialLifetime.Longest + TimeSpan.FromTicks(1), null);
        Refused(null, Now);
        Refused(null, DateTimeOffset.MinValue);
        Refused(null, DateTimeOffset.MaxValue);
        Refused(TimeSpan.FromDays(1), Now + TimeSpan.FromDays(1));
    }

    private static void Refused(TimeSpan? length, DateTimeOffset? end) =>
        Assert.Equal("AciSecurity.CredentialExpiryInvalid", Assert.Throws<FaultException>(() => CredentialLifetime.End(Now, length, end)).Fault.Id);
}
