namespace AciSecurity.Files.Templates;

/// <summary>A parameter that a template declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsSecure">Whether its type is securestring or secureObject.</param>
/// <param name="HasDefault">Whether the template gives it a value where nobody else does.</param>
internal sealed record ArmParameter(string Name, bool IsSecure, bool HasDefault);
