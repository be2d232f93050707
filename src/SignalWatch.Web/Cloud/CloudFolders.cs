namespace SignalWatch.Web.Cloud;

/// <summary>The two folders of an instance.</summary>
/// <param name="Shipped">What came with the app; is only read.</param>
/// <param name="Own">This instance's own, which is gone with it.</param>
public sealed record CloudFolders(string Shipped, string Own)
{
    /// <summary>Beside the program, and in the system's folder for what may be lost.</summary>
    public static CloudFolders Usual { get; } = new(AppContext.BaseDirectory, Path.Combine(Path.GetTempPath(), "signalwatch"));
}
