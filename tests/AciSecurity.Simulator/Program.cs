using System.Text.Json;
using AciSecurity.Simulator.Hosting;

#pragma warning disable RS0030 // This program's output is what it prints.
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) => (pressed.Cancel, _) = (true, stop.CancelAsync());
using var terminated = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, context =>
{
    context.Cancel = true;
    stop.Cancel();
});

try
{
    var start = StartArguments.Parse(args);
    await using var azure = await AzureSimulator.StartAsync(start.Scenario(), start.Options, stop.Token);
    if (start.CertificateFile is { } file) await File.WriteAllTextAsync(file, azure.CertificatePem, stop.Token);
    Console.Out.WriteLine(StartMessage.Of(azure).ToJsonString(new JsonSerializerOptions { WriteIndented = start.Indented }));
    await Task.Delay(Timeout.Infinite, stop.Token);
    return 0;
}
catch (OperationCanceledException)
{
    return 0;
}
catch (Exception fault) when (fault is FormatException or IOException or InvalidDataException or JsonException)
{
    Console.Error.WriteLine(fault.Message);
    return 2;
}
#pragma warning restore RS0030
