using System.Diagnostics;
using AciSecurity.Simulator.Arm;
using AciSecurity.Simulator.Blobs;
using AciSecurity.Simulator.Entra;
using AciSecurity.Simulator.Faults;
using AciSecurity.Simulator.Registry;
using AciSecurity.Simulator.Requests;
using AciSecurity.Simulator.Scenarios;
using AciSecurity.Simulator.Vaults;
using Microsoft.AspNetCore.Http;

namespace AciSecurity.Simulator.Hosting;

/// <summary>The way of a request: it is written down, may meet a fault, is answered, and the answer is sent.</summary>
internal sealed class RequestPipeline(EntraEndpoint entra, ManagedIdentityEndpoint identities, ArmEndpoint arm, BlobEndpoint blobs, VaultEndpoint vaults, RegistryHosts registries, Authentication authentication, FaultPlan faults, RequestLog requests)
{
    private readonly AdminEndpoint _admin = new(faults, requests);

    public async Task RunAsync(HttpContext http)
    {
        var call = new Call(http);
        if (AdminEndpoint.IsAt(call.Path))
        {
            await SendAsync(http, await _admin.AnswerAsync(call));
            return;
        }

        var record = requests.Begin(http.Request);
        var start = Stopwatch.GetTimestamp();
        try
        {
            if (await AnswerOrFailAsync(call) is not { } reply)
            {
                http.Abort();
                return;
            }

            record.ObjectId = (call.Principal as Principal)?.ObjectId;
            record.Status = reply.Status;
            record.Body = call.Body;
            reply.With("x-ms-request-id", Guid.NewGuid().ToString()).With("x-ms-correlation-request-id", Guid.NewGuid().ToString());
            await SendAsync(http, reply);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            record.Status = 0;
        }
        finally
        {
            requests.End(record, record.Status, Stopwatch.GetElapsedTime(start));
        }
    }

    // A mistake of the simulator's own must not look like one of Azure's.
    private async Task<Reply?> AnswerOrFailAsync(Call call)
    {
        try
        {
            return await AnswerAsync(call);
        }
        catch (FormatException)
        {
            return Reply.Error(400, "BadRequest", "The request holds a token or a number that is malformed.");
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return Reply.Error(500, "SimulatorFailure", fault.ToString());
        }
    }

    private async Task<Reply?> AnswerAsync(Call call)
    {
        if (!call.Http.Request.IsHttps && call.Path != ManagedIdentityEndpoint.Path) return Reply.Error(404, "NotFound", "Without TLS there is nothing but the endpoint of managed identities.");
        var port = call.Http.Connection.LocalPort;
        var registry = registries.At(port);
        var met = faults.Meet(call.Method, call.Path, call.Http.Request.QueryString.Value ?? "", registry?.Registry.Name);
        var delay = faults.Latency + TimeSpan.FromMilliseconds(met.Where(fault => fault.Effect == FaultEffect.Slow).Sum(fault => fault.Delay));
        if (delay > TimeSpan.Zero) await Task.Delay(delay, call.Http.RequestAborted);
        if (met.Any(fault => fault.Effect == FaultEffect.Reset)) return null;
        if (registry is null && met.Any(fault => fault.Effect == FaultEffect.Forbidden)) await authentication.RefuseAsync(call);
        call.OperationFault = met.FirstOrDefault(fault => fault.Effect is FaultEffect.OperationFailed or FaultEffect.OperationCanceled);
        if (met.Select(fault => registry is null ? FaultReply.Instead(fault, call) : RegistryFaults.Instead(fault, call, registry.Registry)).FirstOrDefault(instead => instead is not null) is { } instead) return instead;
        if (faults.ForbidWrites && RequestMeaning.IsWrite(call.Method, call.Path)) return registry is null ? ArmErrors.WritesForbidden(call.Method, call.Path) : RegistryErrors.Denied("The simulator was told to refuse writes.");
        var reply = registry is not null ? await registry.AnswerAsync(call)
            : registries.DataAt(port) is { } data ? data.Answer(call)
            : call.Path == ManagedIdentityEndpoint.Path ? identities.Answer(call)
            : BlobEndpoint.IsAt(call.Path) ? await blobs.AnswerAsync(call)
            : VaultEndpoint.IsAt(call.Path) ? await vaults.AnswerAsync(call)
            : await entra.AnswerAsync(call) ?? await arm.AnswerAsync(call);
        if (met.FirstOrDefault(fault => fault.Effect == FaultEffect.LostAnswer) is { } lost) return FaultReply.OfStatus(lost);
        if (met.Any(fault => fault.Effect == FaultEffect.TruncatedJson)) FaultReply.Truncate(reply);
        return reply;
    }

    private static async Task SendAsync(HttpContext http, Reply reply)
    {
        var response = http.Response;
        response.StatusCode = reply.Status;
        foreach (var (name, value) in reply.Headers) response.Headers[name] = value;
        if (reply.Status == 204) return;
        response.ContentLength = reply.Length;
        if (reply.Length > 0) response.ContentType ??= "application/json; charset=utf-8";
        if (HttpMethods.IsHead(http.Request.Method)) return;
        foreach (var segment in reply.Body)
        {
            var target = response.BodyWriter.GetMemory(segment.Length);
            segment.CopyTo(target);
            response.BodyWriter.Advance(segment.Length);
            if (response.BodyWriter.UnflushedBytes > 256 * 1024) await response.BodyWriter.FlushAsync(http.RequestAborted);
        }

        await response.BodyWriter.FlushAsync(http.RequestAborted);
    }
}
