using System.Diagnostics;

namespace AciSecurity.Registry.Tests.ContentTrust.Notary;

/// <summary>Starts programs of others, which the product never does.</summary>
internal static class ChildProcess
{
    public static Process Start(string program, IEnumerable<string> arguments, string folder, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
#pragma warning disable RS0030 // The signer and its server are no part of the product
        return Process.Start(start)!;
#pragma warning restore RS0030
    }
}
