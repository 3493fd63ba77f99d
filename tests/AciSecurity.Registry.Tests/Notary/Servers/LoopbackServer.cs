using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AciSecurity.Registry.Tests.Notary.Servers;

/// <summary>What a client asked.</summary>
internal sealed record Asked(string Method, string Path, byte[] Body);

/// <summary>What it is answered.</summary>
internal sealed record Answer(byte[] Body, int Status = 200, string Header = "");

/// <summary>A small HTTP server on loopback: one request a connection.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationToken _ended;

    public LoopbackServer(Func<Asked, Answer?> answer)
    {
        Answer = answer;
        _ended = _end.Token;
        _listener.Start();
        _ = RunAsync();
    }

    public Func<Asked, Answer?> Answer { get; set; }

    public ConcurrentQueue<Asked> Requests { get; } = new();

    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync(_ended));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var asked = await ReadAsync(stream, _ended);
                Requests.Enqueue(asked);
                // No answer: the client waits until its time is over.
                if (Answer(asked) is not { } answer) await Task.Delay(Timeout.Infinite, _ended);
                else await WriteAsync(stream, answer, _ended);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
            }
        }
    }

    private static async Task WriteAsync(NetworkStream stream, Answer answer, CancellationToken cancellationToken)
    {
        var head = $"HTTP/1.1 {answer.Status} X\r\nContent-Length: {answer.Body.Length}\r\nConnection: close\r\n{answer.Header}\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), cancellationToken);
        await stream.WriteAsync(answer.Body, cancellationToken);
    }

    private static async Task<Asked> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one, cancellationToken);
            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n");
        var length = lines.Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Select(line => int.Parse(line[15..], CultureInfo.InvariantCulture)).FirstOrDefault();
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, cancellationToken);
        var parts = lines[0].Split(' ');
        return new(parts[0], parts[1], body);
    }
}
