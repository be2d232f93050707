using System.Text.Json.Serialization.Metadata;

namespace SignalWatch.Web.Api;

/// <summary>Where the rows of an answer come from.</summary>
/// <typeparam name="T">The row.</typeparam>
/// <param name="Type">How a row is written.</param>
/// <param name="ReadBehind">Streams the rows behind a position, all of them or so many; null begins at the first.</param>
/// <param name="PositionOf">A row's position: the key that says where it stands, whatever comes before it later.</param>
internal sealed record RowSource<T>(JsonTypeInfo<T> Type, Func<string?, int?, IAsyncEnumerable<T>> ReadBehind, Func<T, string> PositionOf)
    where T : notnull;
