namespace AciSecurity.Files.Discovery;

/// <summary>One thing to read: a file, and the parameter file that goes with it.</summary>
/// <param name="File">The file.</param>
/// <param name="ParameterFile">The parameters it is to be evaluated with; null where there are none.</param>
internal sealed record PlannedRead(RecognisedFile File, string? ParameterFile = null);
