namespace SignalWatch.Web.Api;

/// <summary>What a query parameter holds.</summary>
internal enum ParameterKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day, <c>yyyy-MM-dd</c>.</summary>
    Day,

    /// <summary>A day or a time with its offset, ISO 8601.</summary>
    Time,
}
