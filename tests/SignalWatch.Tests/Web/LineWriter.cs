using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace SignalWatch.Tests.Web;

/// <summary>Takes what a command prints, so that a test can wait for a line while the command goes on.</summary>
internal sealed class LineWriter : TextWriter
{
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly StringBuilder _all = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value)
    {
        lock (_all)
        {
            _all.AppendLine(value);
        }

        _lines.Writer.TryWrite(value ?? "");
    }

    public override string ToString()
    {
        lock (_all)
        {
            return _all.ToString();
        }
    }

    /// <summary>The first match in a line not read yet.</summary>
    public async Task<Match> FindAsync(string pattern, CancellationToken cancellationToken)
    {
        await foreach (var line in _lines.Reader.ReadAllAsync(cancellationToken))
        {
            if (Regex.Match(line, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } match)
            {
                return match;
            }
        }

        throw new InvalidOperationException($"Nothing printed matches {pattern}.");
    }
}
