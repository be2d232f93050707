namespace SignalWatch.Web.Cloud;

/// <summary>Settings that what was asked for can't do without are missing or wrong.</summary>
/// <param name="faults">All of them.</param>
public sealed class CloudSettingException(IReadOnlyList<SettingFault> faults)
    : Exception($"{string.Join("; ", faults)}. Change the app's settings; it starts again by itself.")
{
    /// <summary>All of them; never empty.</summary>
    public IReadOnlyList<SettingFault> Faults { get; } = faults;
}
