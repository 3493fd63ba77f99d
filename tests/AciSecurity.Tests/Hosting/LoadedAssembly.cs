namespace AciSecurity.Tests.Hosting;

/// <summary>An assembly that a process has loaded.</summary>
internal sealed record LoadedAssembly(string Name, Version Version, string File);
