using SignalWatch.Packs;

namespace SignalWatch.Tests.Packs;

public sealed class NormalWordsTests
{
    [Theory]
    [InlineData("Iran's Rouhani: \"no talks\"", "iran rouhani no talks")]
    [InlineData("U.S. and U.K. agree. A. B", "us and uk agree a b")]
    [InlineData("Çavuşoğlu — Iğdır", "cavusoglu igdir")]
    [InlineData("«Ещё» йод", "ещё йод")]
    [InlineData("Su-35 at 5.5%", "su 35 at 5 5")]
    [InlineData("didn’t re\u00ADlease", "didnt release")]
    [InlineData("", "")]
    public void Words_are_plain_and_lower_case(string text, string expected) => Assert.Equal(expected, string.Join(' ', NormalWords.Of(text)));
}
