using System.Globalization;
using System.Management.Automation;
using AciSecurity.Streaming;

namespace AciSecurity.TestCommands;

/// <summary>Says how far it is at every step, each of which takes a given time of a clock that the test moves.</summary>
[Cmdlet(VerbsCommon.Show, "Work")]
[OutputType(typeof(bool))]
public sealed class ShowWorkCommand : StreamingCmdlet
{
    private readonly ManualClock _clock = new();

    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    [Parameter]
    public int Steps { get; set; }

    [Parameter]
    public int Milliseconds { get; set; }

    /// <summary>Whether the work fails at the end.</summary>
    [Parameter]
    public SwitchParameter Fail { get; set; }

    /// <summary>Whether only the answer is written, whether progress would be shown.</summary>
    [Parameter]
    public SwitchParameter Ask { get; set; }

    protected override bool ShowsProgress => !Ask || base.ShowsProgress;

    protected override TimeProvider Clock => _clock;

    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        for (var step = 1; step <= Steps; step++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(Milliseconds));
            await ProgressAsync("Working", () => step.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false);
        }

        await OutputAsync(ShowsProgress).ConfigureAwait(false);
        if (Fail) throw new InvalidDataException("no more");
    }
}
