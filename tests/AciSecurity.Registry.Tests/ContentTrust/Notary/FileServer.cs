using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace AciSecurity.Registry.Tests.ContentTrust.Notary;

/// <summary>Gives metadata to notary's client as a registry would, whatever is in it: also what no notary server would take.</summary>
internal sealed partial class FileServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate;
    private readonly Dictionary<string, byte[]> _files;
    private readonly Task _serving;

    public FileServer(X509Certificate2 certificate, Dictionary<string, byte[]> files)
    {
        (_certificate, _files) = (certificate, files);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address => $"https://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The listener was stopped.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        try
        {
            await using var stream = new SslStream(client.GetStream());
            await stream.AuthenticateAsServerAsync(_certificate);
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            var path = (await reader.ReadLineAsync() ?? "").Split(' ')[1];
            while (await reader.ReadLineAsync() is { Length: > 0 })
            {
            }

            var file = path == "/v2/" ? [] : _files.GetValueOrDefault(HashPattern().Replace(path[(path.IndexOf("/_trust/tuf/", StringComparison.Ordinal) + "/_trust/tuf/".Length)..], ".json"));
            var status = file is null ? "404 Not Found" : "200 OK";
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {file?.Length ?? 0}\r\nConnection: close\r\n\r\n"));
            await stream.WriteAsync(file ?? []);
            await stream.ShutdownAsync();
        }
        catch (IOException)
        {
            // The client had enough.
        }
    }

    /// <summary>A file's name by its hash: every file is given, so that the client itself has to find out.</summary>
    [GeneratedRegex(@"\.[0-9a-f]{64}\.json$")]
    private static partial Regex HashPattern();
}
