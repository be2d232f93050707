using SignalWatch.Packs;

namespace SignalWatch.Tests.Packs;

public sealed class TextKindsTests
{
    [Theory]
    [InlineData("Dredger reaches Port Amber", "Headline")]
    [InlineData("The dredger reached Port Amber.", "Sentence")]
    [InlineData("The U.S. Treasury and J. Smith met in 2024.", "Sentence")]
    [InlineData("Dredger arrives. The crew rested.", "Lead")]
    [InlineData("Will the canal open?", "Sentence Question")]
    [InlineData("Canal \"will open next year\", minister hopes", "Headline Statement")]
    [InlineData("Minister says canal will open", "Headline Statement")]
    [InlineData("Министр заявил об открытии канала", "Headline Statement")]
    [InlineData("Canal carries 5% more in 2024", "Headline Figure")]
    [InlineData("Canal opened in 2024", "Headline")]
    [InlineData("S-300 and Su-35 on show", "Headline")]
    [InlineData("Company denies delay", "Headline Denial")]
    [InlineData("Компания опровергла задержку", "Headline Denial")]
    public void Kinds_follow_from_the_text(string text, string expected) => Assert.Equal(expected, string.Join(' ', TextKinds.Of(text)));
}
