namespace SignalWatch.Tests.History;

/// <summary>A directory that a test has for itself, gone when it ends.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("signalwatch-test-").FullName;

    public string Combine(string name) => Path.Combine(FullName, name);

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
