namespace AciSecurity.Simulator.Entra;

/// <summary>A device code, and how often it is still pending.</summary>
internal sealed class DeviceCode(string code, string audience, int polls)
{
    private int _left = polls;

    public string Code => code;

    public string Audience => audience;

    /// <summary>Asks whether it was approved.</summary>
    public bool Poll() => Interlocked.Decrement(ref _left) < 0;
}
