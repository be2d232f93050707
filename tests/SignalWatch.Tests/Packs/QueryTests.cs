using SignalWatch.Packs;

namespace SignalWatch.Tests.Packs;

public sealed class QueryTests
{
    [Theory]
    [InlineData("protest*", "Protesters gather", true)]
    [InlineData("protest", "Protesters gather", false)]
    [InlineData("tbilisi", "TBILISI'S streets", true)]
    [InlineData("Cavusoglu", "Çavuşoğlu arrives", true)]
    [InlineData("санкци*", "Новые САНКЦИИ против Ирана", true)]
    [InlineData("\"Georgian Dream\"", "The Georgian-Dream party", true)]
    [InlineData("\"Georgian Dream\"", "A dream of Georgian wine", false)]
    [InlineData("\"foreign agent*\"", "The foreign agents law", true)]
    [InlineData("\"S 300\" OR Su-35", "Russia ships the S-300", true)]
    [InlineData("US", "U.S. Treasury acts", true)]
    [InlineData("a AND b OR c", "c", true)]
    [InlineData("a AND (b OR c)", "c", false)]
    [InlineData("a AND NOT (b OR c)", "a c", false)]
    [InlineData("a AND NOT (b OR c)", "a d", true)]
    [InlineData("NOT b AND a", "a", true)]
    public void A_query_matches_what_it_says(string query, string text, bool expected) =>
        Assert.Equal(expected, QueryParser.Parse(query).Matches(text));

    [Theory]
    [InlineData("gas NEAR/2 cut*", "gas supplies were cut", true)]
    [InlineData("gas NEAR/1 cut*", "gas supplies were cut", false)]
    [InlineData("gas NEAR/2 cut*", "cuts of natural gas", true)]
    [InlineData("gas NEAR/0 cut*", "gas cuts", true)]
    [InlineData("(gas OR \"electric power\") NEAR/1 (cut* OR short*)", "electric power runs short", true)]
    [InlineData("gas NEAR/5 gas", "gas", false)]
    [InlineData("gas NEAR/5 gas", "gas for gas", true)]
    [InlineData("a AND gas NEAR/1 cut", "gas cut", false)]
    public void NEAR_counts_the_words_between_in_either_order(string query, string text, bool expected) =>
        Assert.Equal(expected, QueryParser.Parse(query).Matches(text));

    [Theory]
    [InlineData("(a OR b", 0, "opens a parenthesis that is never closed", "Add the ')' that belongs to it.")]
    [InlineData("a OR b)", 6, "closes a parenthesis that was never opened", "Remove the ')', or open it before.")]
    [InlineData("a OR \"b c", 5, "opens a quotation mark that is never closed", "Close the phrase with '\"'.")]
    [InlineData("a b", 2, "follows another term with nothing between them", "Write AND, OR or NEAR/5 between them, or quotes around a phrase.")]
    [InlineData("(a b)", 3, "follows another term with nothing between them", "Write AND, OR or NEAR/5 between them, or quotes around a phrase.")]
    [InlineData("a and b", 2, "is an operator in lower case", "Write AND, or put quotes around a phrase.")]
    [InlineData("a NOT b", 2, "follows a term without AND", "Write AND NOT.")]
    [InlineData("a AND", 5, "ends where a term belongs", "Write a term after 'AND', or remove that.")]
    [InlineData("OR a", 0, "stands where a term belongs", "Write a term before 'OR', or remove that.")]
    [InlineData("a AND ()", 7, "stands where a term belongs", "Write a term before ')', or remove that.")]
    [InlineData("NOT a", 0, "only says what must not be there, so nearly every text would match", "Write 'x AND NOT y'.")]
    [InlineData("a OR NOT b", 5, "only says what must not be there, so nearly every text would match", "Write 'x AND NOT y'.")]
    [InlineData("a AND NOT NOT b", 10, "stands where a term belongs", "Write NOT once, after AND, and what it denies in parentheses.")]
    [InlineData("a NEAR b", 2, "has no distance in words", "Write 'NEAR/5', or another number up to 20.")]
    [InlineData("a NEAR/99 b", 2, "has no distance in words", "Write 'NEAR/5', or another number up to 20.")]
    [InlineData("(a AND b) NEAR/3 c", 10, "joins more than terms", "Write 'NEAR/3' between two terms, or groups such as '(a OR b)'.")]
    [InlineData("pro*test", 0, "has a '*' elsewhere than after a word's last letter", "Write the beginning that all forms share and one '*', such as 'sanction*'.")]
    [InlineData("a OR &", 5, "is no word", "Write letters or digits, or remove it.")]
    [InlineData("", 0, "is empty", "Write terms joined by AND, OR and NOT, or remove the key.")]
    public void A_query_that_can_not_be_read_says_where_why_and_what_to_write(string query, int offset, string fault, string suggestion)
    {
        var problem = Assert.Throws<QueryException>(() => QueryParser.Parse(query));

        Assert.Equal((offset, fault, suggestion), (problem.Offset, problem.Message, problem.Suggestion));
    }

    [Fact]
    public void Deep_nesting_and_great_length_are_refused()
    {
        Assert.Throws<QueryException>(() => QueryParser.Parse(new string('(', 5000) + "a" + new string(')', 4999)));
        Assert.Throws<QueryException>(() => QueryParser.Parse(new string('a', QueryParser.LongestQuery + 1)));
    }

    [Fact]
    public void Arbitrary_text_is_a_query_or_a_fault()
    {
        var random = new Random(5);
        string[] pieces = ["a", "b*", "(", ")", "\"", "AND", "OR", "NOT", "NEAR/3", "NEAR", " ", "  ", "\n", "'", "й", "\uD800", "*"];
        for (var i = 0; i < 5000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));

            var fault = Record.Exception(() => QueryParser.Parse(text).Matches("a b and a bee"));

            Assert.True(fault is null or QueryException { Message.Length: > 0 }, $"'{text}': {fault}");
        }
    }
}
