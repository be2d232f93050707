using System.Text;
using SignalWatch.Cli;

if (Console.IsOutputRedirected)
{
    // The runtime's own writer hands on 256 characters at a time, which long lines of JSON feel.
    Console.SetOut(new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 64 * 1024) { AutoFlush = true });
}

return await CommandLine.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);
