using System.Globalization;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Tests.Scoring;

/// <summary>Copies of the pack's own examples in another case, with invisible characters, look-alikes and slips of the keyboard.</summary>
public sealed class PerturbationTests(TrainedModel trained)
{
    private const int Step = 17;

    private const string Invisible = "\u200B\u200D\u2060\u00AD\u202E\u202C\uFEFF";

    [Fact]
    public void Invisible_characters_change_no_decision() =>
        Assert.Equal(0, Flips(text => string.Concat(text.Select((character, i) => i % 5 == 2 ? $"{Invisible[i % Invisible.Length]}{character}" : $"{character}"))));

    [Fact]
    public void Invisible_characters_between_all_others_change_no_decision() =>
        Assert.Equal(0, Flips(text => string.Concat(text.Select((character, i) => $"{Invisible[i % Invisible.Length]}{character}")) + char.ConvertFromUtf32(0xE0041)));

    // A look-alike is known by the Latin letters beside it.
    [Fact]
    public void Cyrillic_look_alikes_inside_words_change_no_decision() =>
        Assert.Equal(0, Flips(text => string.Join(' ', text.Split(' ').Select(word => word.Length > 4 ? word[0] + word[1..].Replace('a', 'а').Replace('e', 'е').Replace('o', 'о') : word))));

    [Fact]
    public void Full_width_letters_change_no_decision() =>
        Assert.Equal(0, Flips(text => string.Concat(text.Select(character => char.IsAsciiLetterOrDigit(character) ? (char)(character - '!' + '！') : character))));

    // Elsewhere it can: "tell us" becomes the country, and what was a name beside a small word is one no more.
    [Fact]
    public void Upper_case_changes_no_decision() =>
        Assert.Equal(0, Flips(text => text.ToUpperInvariant()));

    [Fact]
    public void A_sentence_is_quoted_as_it_was_written()
    {
        const string Quoted = "Isr\u200Bael strikes ｎuclear sites in Iran\u200B.";
        var news = new NewsText("A\u200B quiet\u00AD day\u2060.", $"It \u202Erained.\u202C {Quoted} Then \uFEFFit rained.", "en");

        var explanation = trained.Model.Explain(news, new IndicatorId("israel-strike-risk"));

        Assert.Equal(Quoted, explanation.Sentence.Trim());
    }

    [Fact]
    public void A_lead_is_as_many_sentences_with_invisible_characters_as_without()
    {
        var sentences = string.Concat(Enumerable.Range(0, 20).Select(number => FormattableString.Invariant($"Sentence {number} says that it rained again. ")));

        var lead = NewsLead.Of(string.Concat(sentences.Select(letter => $"{letter}\u200B")));

        Assert.Equal(NewsLead.Of(sentences), lead.Replace("\u200B", "", StringComparison.Ordinal));
    }

    // A slip costs a word and the concept that it named; near the threshold that decides.
    [Fact]
    public void Two_letters_swapped_in_one_word_flip_at_most_one_decision_in_a_hundred() =>
        Assert.InRange(Flips(SwapInLongestWord), 0, 0.01);

    private static string SwapInLongestWord(string text)
    {
        var words = text.Split(' ');
        var longest = Array.IndexOf(words, words.MaxBy(word => word.Length));
        var letters = words[longest].ToCharArray();
        if (letters.Length > 3)
        {
            var middle = letters.Length / 2;
            (letters[middle], letters[middle - 1]) = (letters[middle - 1], letters[middle]);
        }

        words[longest] = new string(letters);
        return string.Join(' ', words);
    }

    /// <summary>Share of all decisions, of every indicator on every text, that the change turns round.</summary>
    private double Flips(Func<string, string> change)
    {
        var texts = trained.Examples.Where((example, i) => example.Language == "en" && i % Step == 0).Select(example => example.Text).ToList();

        var plain = trained.Model.Score([.. texts.Select(text => new NewsText(text, "", "en"))]);
        var changed = trained.Model.Score([.. texts.Select(text => new NewsText(change(text), "", "en"))]);

        var flips = plain.Zip(changed, (one, other) => one.Zip(other, (before, after) => before.IsSignal != after.IsSignal).Count(isFlip => isFlip)).Sum();
        var share = (double)flips / (texts.Count * plain[0].Count);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{flips} of {texts.Count * plain[0].Count} decisions flip: {share:P2}"));
        return share;
    }
}
