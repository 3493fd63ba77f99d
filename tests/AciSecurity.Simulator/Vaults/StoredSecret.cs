using System.Text.Json.Nodes;

namespace AciSecurity.Simulator.Vaults;

/// <summary>A version of a secret.</summary>
/// <param name="Version">What it is called.</param>
/// <param name="Value">What is kept.</param>
/// <param name="Bundle">All that was said of it, without the value.</param>
public sealed record StoredSecret(string Version, string Value, JsonObject Bundle);
