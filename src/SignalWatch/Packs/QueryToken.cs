namespace SignalWatch.Packs;

/// <summary>A piece of a query as written.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A term without its quotes, an operator in full; empty at the end.</param>
/// <param name="Offset">Where it starts, in characters from the query's start.</param>
internal readonly record struct QueryToken(QueryToken.Type Kind, string Text, int Offset)
{
    internal enum Type
    {
        End,
        Term,
        And,
        Or,
        Not,
        Near,
        Open,
        Close,
    }

    /// <summary>The query's tokens, the end last.</summary>
    /// <exception cref="QueryException">A quotation mark is not closed.</exception>
    public static IReadOnlyList<QueryToken> ListOf(string query)
    {
        var tokens = new List<QueryToken>();
        for (var i = 0; i < query.Length; i += tokens[^1].Length)
        {
            while (i < query.Length && char.IsWhiteSpace(query[i]))
            {
                i++;
            }

            if (i == query.Length)
            {
                break;
            }

            tokens.Add(Read(query, i));
        }

        tokens.Add(new QueryToken(Type.End, "", query.TrimEnd().Length));
        return tokens;
    }

    private int Length { get; init; }

    private static QueryToken Read(string query, int start)
    {
        if (query[start] is '(' or ')')
        {
            return new QueryToken(query[start] == '(' ? Type.Open : Type.Close, query[start].ToString(), start) { Length = 1 };
        }

        if (query[start] is '"' or '“' or '”')
        {
            var close = query.AsSpan(start + 1).IndexOfAny('"', '“', '”');
            return close < 0
                ? throw new QueryException(start, "opens a quotation mark that is never closed", "Close the phrase with '\"'.")
                : new QueryToken(Type.Term, query.Substring(start + 1, close), start) { Length = close + 2 };
        }

        var end = start;
        while (end < query.Length && !char.IsWhiteSpace(query[end]) && query[end] is not ('(' or ')' or '"' or '“' or '”'))
        {
            end++;
        }

        var word = query[start..end];
        var kind = word switch
        {
            "AND" => Type.And,
            "OR" => Type.Or,
            "NOT" => Type.Not,
            _ when word.StartsWith("NEAR", StringComparison.Ordinal) && (word.Length == 4 || word[4] == '/') => Type.Near,
            _ => Type.Term,
        };
        return new QueryToken(kind, word, start) { Length = word.Length };
    }
}
