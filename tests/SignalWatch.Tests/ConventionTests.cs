using SignalWatch.Packs;

namespace SignalWatch.Tests;

public sealed class ConventionTests
{
    [Fact]
    public void Every_public_class_of_the_engine_is_sealed_static_or_abstract()
    {
        var open = typeof(Pack).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false })
            .Select(type => type.FullName);

        Assert.Empty(open);
    }
}
