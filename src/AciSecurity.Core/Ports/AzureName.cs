namespace AciSecurity.Ports;

/// <summary>A name that can be completed.</summary>
/// <param name="Text">What is written.</param>
/// <param name="Description">What it is called for people.</param>
/// <param name="Id">The ARM id of what it names, or the only id that it has.</param>
public sealed record AzureName(string Text, string Description, string Id);
