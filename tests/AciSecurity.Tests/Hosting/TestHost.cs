using System.Globalization;
using System.Management.Automation.Host;

namespace AciSecurity.Tests.Hosting;

/// <summary>A host that keeps what is shown and answers prompts.</summary>
internal sealed class TestHost(bool isTerminal = false) : PSHost
{
    public TestScreen Screen { get; } = new(isTerminal);

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.GetCultureInfo("en-US");

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => nameof(TestHost);

    public override PSHostUserInterface UI => Screen;

    public override Version Version { get; } = new(1, 0);

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }
}
