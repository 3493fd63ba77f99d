using AciSecurity.Credentials;

namespace AciSecurity.Core.Tests.Credentials;

public sealed class ClearSettingsTests
{
    [Fact]
    public void Name_and_value_together_are_remembered()
    {
        var settings = new ClearSettings();
        settings.Add("LEVEL", "info");

        Assert.True(settings.Contains("LEVEL", "info"));
        Assert.False(settings.Contains("PASSWORD", "info"));
        Assert.False(settings.Contains("LEVEL", "debug"));
    }

    [Fact]
    public void It_stays_small_whatever_comes()
    {
        var settings = new ClearSettings();
        for (var number = 0; number < 100_000; number++) settings.Add("N", $"{number}");

        Assert.InRange(Enumerable.Range(0, 100_000).Count(number => settings.Contains("N", $"{number}")), 1, 4096);
    }

    [Fact]
    public void Long_values_are_not_kept()
    {
        var settings = new ClearSettings();
        settings.Add("N", new string('x', 10_000));

        Assert.False(settings.Contains("N", new string('x', 10_000)));
    }

    [Fact]
    public void A_secret_is_found_again_and_again()
    {
        for (var round = 0; round < 3; round++)
        {
            Assert.NotNull(SecretDetector.Examine("DB_PASSWORD", "correct horse battery staple").Evidence);
            Assert.Null(SecretDetector.Examine("GREETING", "correct horse battery staple").Evidence);
        }
    }
}
