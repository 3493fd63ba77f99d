using System.Globalization;
using AciSecurity.Simulator.Scenarios;

namespace AciSecurity.Simulator.Hosting;

/// <summary>What the simulator is told when it runs by itself.</summary>
internal sealed record StartArguments
{
    private const string Usage = "[scenario.json | contoso | --generate subscriptions=5,groups=20,registries=3,seed=1] [--certificate file.pem] [--client-certificate file.pem] [--port number] [--blobs folder] [--local-registries] [--latency milliseconds] [--indented]";

    public string ScenarioName { get; private init; } = "contoso";

    public ScenarioSize? Size { get; private init; }

    /// <summary>Where the certificate of the server is written to.</summary>
    public string? CertificateFile { get; private init; }

    /// <summary>Where a certificate with its key is written to that the first application may sign in with.</summary>
    public string? ClientCertificateFile { get; private init; }

    public bool Indented { get; private init; }

    public SimulatorOptions Options { get; private init; } = new();

    public static StartArguments Parse(string[] arguments)
    {
        var parsed = new StartArguments();
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out var argument))
        {
            string Value() => rest.TryDequeue(out var value) ? value : throw new FormatException($"{argument} needs a value. Arguments: {Usage}");
            int Number() => int.TryParse(Value(), CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : throw new FormatException($"{argument} needs a number.");
            parsed = argument switch
            {
                "--generate" => parsed with { Size = ScenarioSize.Parse(Value()) },
                "--certificate" => parsed with { CertificateFile = Value() },
                "--client-certificate" => parsed with { ClientCertificateFile = Value() },
                "--port" => parsed with { Options = parsed.Options with { Port = Number() } },
                "--blobs" => parsed with { Options = parsed.Options with { BlobFolder = Path.GetFullPath(Value()) } },
                "--latency" => parsed with { Options = parsed.Options with { Latency = TimeSpan.FromMilliseconds(Number()) } },
                "--local-registries" => parsed with { Options = parsed.Options with { LocalRegistries = true } },
                "--indented" => parsed with { Indented = true },
                _ when argument.StartsWith('-') => throw new FormatException($"There is no argument {argument}. Arguments: {Usage}"),
                _ => parsed with { ScenarioName = argument },
            };
        }

        return parsed;
    }

    public Scenario Scenario()
    {
        var scenario = Size is null ? Scenarios.Scenario.Load(ScenarioName) : Scenarios.Scenario.Generate(Size);
        if (ClientCertificateFile is not { } file) return scenario;
        if (scenario.Applications.Count == 0) throw new InvalidDataException("The scenario has no application that could sign in with a certificate.");
        using var certificate = ServerCertificate.CreateForApplication(scenario.Applications[0].Name, TimeProvider.System);
        using var key = System.Security.Cryptography.X509Certificates.RSACertificateExtensions.GetRSAPrivateKey(certificate)!;
        File.WriteAllText(file, key.ExportPkcs8PrivateKeyPem() + "\n" + certificate.ExportCertificatePem() + "\n");
        scenario.Applications[0].Certificate = certificate.ExportCertificatePem();
        return scenario;
    }
}
