namespace SignalWatch.Web.Cloud;

/// <summary>A setting that can't be used. It never tells the setting's value where that may be a secret.</summary>
/// <param name="Key">The setting as the platform writes it, such as <c>Smtp__Port</c>.</param>
/// <param name="Fact">What is wrong with it, and what to write instead, without a full stop.</param>
/// <param name="Example">A value that would do.</param>
public sealed record SettingFault(string Key, string Fact, string Example)
{
    /// <summary>The setting's section: all before the first <c>__</c>.</summary>
    public string Section => Key.Split("__", 2)[0];

    /// <inheritdoc />
    public override string ToString() => $"{Key}: {Fact}, such as {Example}";
}
