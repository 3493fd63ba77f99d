using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>How images and signatures are shown, in an engine that has no module but ours.</summary>
[Collection(OutputRendering.Shared)]
public sealed class AcrViewTests : IAsyncLifetime, IDisposable
{
    private const string Trust = " -TrustPolicy trustpolicy.json -TrustStore truststore";

    private readonly TemporaryFolder _folder = new();
    private FakeRegistry _registry = null!;
    private string _digest = "";

    public async Task InitializeAsync()
    {
        _registry = await FakeRegistry.StartAsync();
        _digest = _registry.Put("shop/web", ["v1"]);
        SignatureFiles.Write(_folder);
    }

    public async Task DisposeAsync() => await _registry.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Images_are_a_table_under_each_registry() => Assert.Equal(
        $"""

           Registry: {_registry.LoginServer}

        Repository         Tag          Kind     Platform    Updated    Digest          MiB
        ----------         ---          ----     --------    -------    ------          ---
        shop/web           v1           Image    linux/amd64            {Short(_digest)}    0.0


        """,
        Show("Get-AcrImage $registry -Detailed"));

    [Fact]
    public void States_of_signatures_are_a_table_under_each_registry() => Assert.Equal(
        $"""

           Registry: {_registry.LoginServer}

        State      Repository         Tag        Digest       Formats        Reason
        -----      ----------         ---        ------       -------        ------
        None       shop/web           v1         {Short(_digest)}                It has no signature.


        """,
        Show("Get-AcrUnsignedImage $registry"));

    [Fact]
    public void States_are_coloured_where_the_host_shows_colours()
    {
        Assert.Contains("\u001b[31mNone\u001b[0m", Show("Get-AcrUnsignedImage $registry", isTerminal: true), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", Show("Get-AcrUnsignedImage $registry"), StringComparison.Ordinal);
        var proven = Show(Signed + " -PassThru > $null; Test-AcrImageSignature \"$registry/shop/web:v1\"" + Trust, isTerminal: true);
        Assert.Contains("\nVerified ", proven.Replace("\u001b[0m", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[31m", proven, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_is_a_list_with_a_check_a_line()
    {
        var lines = Show($"{Signed}; (Test-AcrImageSignature \"$registry/shop/web:v1\"{Trust}).Results").Split('\n').Select(line => line.Trim()).ToList();
        Assert.Contains("Verdict      : Valid", lines);
        Assert.Contains("Signer       : C=US, ST=WA, O=Contoso, CN=signer", lines);
        Assert.Contains(lines, line => line.StartsWith("Checks       : ", StringComparison.Ordinal));
        Assert.Contains("authenticity: Passed", lines);
        Assert.Contains(lines, line => line.StartsWith("revocation: Skipped", StringComparison.Ordinal));
        Assert.Contains("payload: Passed", lines);
    }

    [Fact]
    public void What_was_signed_is_a_table()
    {
        var shown = Show(Signed + " -PassThru");
        Assert.Matches($"shop/web +{Short(_digest)} +[0-9a-f]{{12}} +True +C=US, ST=WA", shown);
    }

    [Fact]
    public void No_line_is_wider_than_the_host()
    {
        _registry.Put("a-long-name/of-a-team/of-a-service/of-a-part", [new string('v', 100)], """{ "os": "linux", "architecture": "riscv64", "variant": "of-something-longer" }""");
        Assert.All(Show("Get-AcrImage $registry -Detailed; Get-AcrUnsignedImage $registry").Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public void Texts_of_a_registry_come_without_escape_sequences()
    {
        _registry.Put("team/app", ["v1"], """{ "os": "\u001b[31mlinux", "architecture": "\u202e" }""");
        var shown = Show("Get-AcrImage $registry -Detailed", isTerminal: true);
        Assert.Contains(@"\u001b[31m", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[31m", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202e", shown, StringComparison.Ordinal);
    }

    private string Signed => $"Add-AcrImageSignature $registry/shop/web@{_digest} -CertificatePath signing.pfx -CertificatePassword $key";

    private static string Short(string digest) => digest["sha256:".Length..][..12];

    /// <summary>What Out-Default shows, without blanks at the ends of lines.</summary>
    private string Show(string script, bool isTerminal = false)
    {
        using var session = new Session(new TestHost(isTerminal));
        session.Run("[void]$ExecutionContext.SessionState.Path.SetLocation($data)", _folder.Path).Clean();
        session.Run("$global:registry = $data", _registry.Address).Clean();
        session.Run("$global:key = [securestring]::new(); foreach ($letter in $data.ToCharArray()) { $key.AppendChar($letter) }", SignatureFiles.Password).Clean();
        session.Run($"& {{ {script} }} | Out-Default").Clean();
        return string.Join('\n', session.Shown.Split('\n').Select(line => line.TrimEnd()));
    }
}
