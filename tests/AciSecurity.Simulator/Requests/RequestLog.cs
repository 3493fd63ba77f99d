using Microsoft.AspNetCore.Http;

namespace AciSecurity.Simulator.Requests;

/// <summary>Every request that came, in order, and how many are in flight.</summary>
public sealed class RequestLog(TimeProvider clock)
{
    private static readonly HashSet<string> Secret = new(StringComparer.OrdinalIgnoreCase) { "Authorization", "X-IDENTITY-HEADER", "Cookie", "Proxy-Authorization" };

    private readonly Lock _lock = new();
    private readonly List<RecordedRequest> _requests = [];
    private int _inFlight;
    private int _peak;
    private int _count;

    /// <summary>All of them. The administration's own are not among them.</summary>
    public IReadOnlyList<RecordedRequest> All
    {
        get
        {
            lock (_lock) return [.. _requests];
        }
    }

    /// <summary>How many are being answered now.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>The most that ever were in flight together.</summary>
    public int Peak => Volatile.Read(ref _peak);

    /// <summary>Those that would change something.</summary>
    public IReadOnlyList<RecordedRequest> Writes => [.. All.Where(request => request.IsWrite)];

    /// <summary>Those whose answers hold credentials.</summary>
    public IReadOnlyList<RecordedRequest> SecretReads => [.. All.Where(request => request.ReadsSecrets)];

    /// <summary>Forgets what came so far.</summary>
    public void Clear()
    {
        lock (_lock) (_peak, _) = (_inFlight, _requests.RemoveAll(_ => true));
    }

    internal RecordedRequest Begin(HttpRequest request)
    {
        var headers = request.Headers.Where(header => !Secret.Contains(header.Key)).ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        lock (_lock)
        {
            _peak = Math.Max(_peak, ++_inFlight);
            var record = new RecordedRequest
            {
                Number = ++_count,
                Method = request.Method,
                Path = request.Path.Value ?? "/",
                Query = request.QueryString.Value ?? "",
                Headers = headers,
                Time = clock.GetUtcNow(),
                InFlight = _inFlight,
            };
            _requests.Add(record);
            return record;
        }
    }

    internal void End(RecordedRequest request, int status, TimeSpan duration)
    {
        lock (_lock)
        {
            _inFlight--;
            (request.Status, request.Duration) = (status, duration);
        }
    }
}
