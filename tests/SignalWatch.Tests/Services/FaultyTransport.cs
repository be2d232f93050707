using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace SignalWatch.Tests.Services;

/// <summary>
/// Carries requests to a real Azurite and has some fail, by a seeded draw: refused before they arrive (503 as of a busy server, 429), lost on the
/// way, or carried out with the answer lost on the way back, which is what makes a repetition dangerous.
/// </summary>
/// <param name="seed">Of the draw.</param>
/// <param name="share">The share of requests that fail, 0 to 1.</param>
internal sealed class FaultyTransport(int seed, double share) : HttpPipelineTransport
{
    private readonly Lock _drawing = new();
    private readonly Random _random = new(seed);
    private int _faults;

    /// <summary>How many requests failed.</summary>
    public int Faults => _faults;

    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("Only asynchronous calls are made.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        switch (Draw())
        {
            case 0:
                message.Response = new Refusal(503, "ServerBusy");
                return;
            case 1:
                message.Response = new Refusal(429, "TooManyRequests");
                return;
            case 2:
                throw new RequestFailedException("The connection was reset before the request arrived.");
            case 3:
                await HttpClientTransport.Shared.ProcessAsync(message);
                message.Response.Dispose();
                throw new RequestFailedException("The connection was reset before the answer arrived.");
            default:
                await HttpClientTransport.Shared.ProcessAsync(message);
                return;
        }
    }

    private int Draw()
    {
        lock (_drawing)
        {
            if (_random.NextDouble() >= share)
            {
                return -1;
            }

            _faults++;
            return _random.Next(4);
        }
    }

    private sealed class Refusal(int status, string code) : Response
    {
        private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase) { ["x-ms-error-code"] = code, ["Retry-After"] = "0" };

        public override int Status => status;

        public override string ReasonPhrase => code;

        public override Stream? ContentStream { get; set; } = new MemoryStream();

        public override string ClientRequestId { get; set; } = "";

        public override void Dispose() => ContentStream?.Dispose();

        protected override bool ContainsHeader(string name) => _headers.ContainsKey(name);

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => _headers.Select(header => new HttpHeader(header.Key, header.Value));

        protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) => _headers.TryGetValue(name, out value);

        protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
        {
            values = _headers.TryGetValue(name, out var value) ? [value] : null;
            return values is not null;
        }
    }
}
