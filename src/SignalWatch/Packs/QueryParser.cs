using System.Globalization;
using static System.FormattableString;

namespace SignalWatch.Packs;

/// <summary>Reads a <see cref="Query"/> by recursive descent: any = all {OR all}, all = part {AND part}, part = [NOT] near, near = group {NEAR/n group}.</summary>
internal sealed class QueryParser
{
    internal const int GreatestDistance = 20;
    internal const int LongestQuery = 10_000;
    private const int DeepestNesting = 30;

    private readonly IReadOnlyList<QueryToken> _tokens;
    private int _next;
    private int _depth;

    private QueryParser(string query) => _tokens = QueryToken.ListOf(query);

    private QueryToken Next => _tokens[_next];

    /// <summary>The query that the text writes.</summary>
    /// <exception cref="QueryException">It can't be read; says where, why and what to write.</exception>
    public static Query Parse(string text)
    {
        if (text.Length > LongestQuery)
        {
            throw new QueryException(0, Invariant($"is over {LongestQuery} characters long"), "Write stems* instead of every ending.");
        }

        var parser = new QueryParser(text);
        var query = parser.ReadAny();
        return parser.Next.Kind switch
        {
            QueryToken.Type.End => query,
            QueryToken.Type.Close => throw parser.Fault("closes a parenthesis that was never opened", "Remove the ')', or open it before."),
            _ => throw parser.SideBySide(),
        };
    }

    private Query ReadAny()
    {
        var parts = new List<Query> { ReadAll() };
        while (Takes(QueryToken.Type.Or))
        {
            parts.Add(ReadAll());
        }

        return parts.Count == 1 ? parts[0] : new Query.Any(parts);
    }

    private Query ReadAll()
    {
        var start = Next.Offset;
        var parts = new List<Query> { ReadPart() };
        while (Takes(QueryToken.Type.And))
        {
            parts.Add(ReadPart());
        }

        if (parts.TrueForAll(part => part is Query.Negation))
        {
            throw new QueryException(start, "only says what must not be there, so nearly every text would match", "Write 'x AND NOT y'.");
        }

        return parts.Count == 1 ? parts[0] : new Query.All(parts);
    }

    private Query ReadPart() => Takes(QueryToken.Type.Not) ? new Query.Negation(ReadNear()) : ReadNear();

    private Query ReadNear()
    {
        var left = ReadGroup();
        while (Next.Kind == QueryToken.Type.Near)
        {
            var near = Next;
            var distance = ReadDistance(near);
            _next++;
            var right = ReadGroup();
            if (!IsPlace(left) || !IsPlace(right))
            {
                throw new QueryException(near.Offset, "joins more than terms", $"Write '{near.Text}' between two terms, or groups such as '(a OR b)'.");
            }

            left = new Query.Near(left, right, distance);
        }

        return left;
    }

    private int ReadDistance(QueryToken near)
    {
        var isNumber = int.TryParse(near.Text.AsSpan(Math.Min(near.Text.Length, 5)), NumberStyles.None, CultureInfo.InvariantCulture, out var distance);
        return isNumber && distance <= GreatestDistance
            ? distance
            : throw Fault("has no distance in words", Invariant($"Write 'NEAR/5', or another number up to {GreatestDistance}."));
    }

    private Query ReadGroup()
    {
        var token = Next;
        switch (token.Kind)
        {
            case QueryToken.Type.Term:
                _next++;
                return TermOf(token);
            case QueryToken.Type.Open:
                return ReadParentheses(token);
            case QueryToken.Type.Not:
                throw Fault("stands where a term belongs", "Write NOT once, after AND, and what it denies in parentheses.");
            case QueryToken.Type.End when _tokens.Count == 1:
                throw Fault("is empty", "Write terms joined by AND, OR and NOT, or remove the key.");
            case QueryToken.Type.End:
                throw Fault("ends where a term belongs", $"Write a term after {Quote.Of(_tokens[_next - 1].Text)}, or remove that.");
            default:
                throw Fault("stands where a term belongs", $"Write a term before {Quote.Of(token.Text)}, or remove that.");
        }
    }

    private Query ReadParentheses(QueryToken open)
    {
        if (++_depth > DeepestNesting)
        {
            throw Fault("nests too deeply", "Take some parentheses away.");
        }

        _next++;
        var query = ReadAny();
        if (!Takes(QueryToken.Type.Close))
        {
            throw Next.Kind == QueryToken.Type.End
                ? new QueryException(open.Offset, "opens a parenthesis that is never closed", "Add the ')' that belongs to it.")
                : SideBySide();
        }

        _depth--;
        return query;
    }

    private static Query.Term TermOf(QueryToken token)
    {
        var words = QueryWord.ListOf(token.Text);
        if (words.Count == 0)
        {
            throw new QueryException(token.Offset, "is no word", "Write letters or digits, or remove it.");
        }

        var hasStray = token.Text.Split(' ').Any(part => part.TrimEnd('*').Contains('*', StringComparison.Ordinal) || part.EndsWith("**", StringComparison.Ordinal));
        return hasStray
            ? throw new QueryException(token.Offset, "has a '*' elsewhere than after a word's last letter", "Write the beginning that all forms share and one '*', such as 'sanction*'.")
            : new Query.Term(token.Text, words);
    }

    // Only these have a place in the text that a distance can be measured from.
    private static bool IsPlace(Query query) => query is Query.Term || (query is Query.Any any && any.Parts.All(IsPlace));

    private bool Takes(QueryToken.Type kind)
    {
        var isNext = Next.Kind == kind;
        _next += isNext ? 1 : 0;
        return isNext;
    }

    private QueryException SideBySide() => Next.Kind switch
    {
        QueryToken.Type.Not => Fault("follows a term without AND", "Write AND NOT."),
        _ when Next.Text is "and" or "or" or "not" => Fault("is an operator in lower case", $"Write {Next.Text.ToUpperInvariant()}, or put quotes around a phrase."),
        _ => Fault("follows another term with nothing between them", "Write AND, OR or NEAR/5 between them, or quotes around a phrase."),
    };

    private QueryException Fault(string fault, string suggestion) => new(Next.Offset, fault, suggestion);
}
