using Microsoft.Extensions.Options;

namespace SignalWatch.Assessment;

/// <summary>Checks the bounds stated on <see cref="LikelihoodOptions"/>.</summary>
[OptionsValidator]
public sealed partial class LikelihoodOptionsValidator : IValidateOptions<LikelihoodOptions>;
