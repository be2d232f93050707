using Microsoft.Extensions.Options;

namespace SignalWatch.Feeds.Fetching;

/// <summary>Checks the bounds stated on <see cref="FetchOptions"/>.</summary>
[OptionsValidator]
public sealed partial class FetchOptionsValidator : IValidateOptions<FetchOptions>;
