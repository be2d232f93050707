using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using static System.FormattableString;

namespace SignalWatch.Packs;

/// <summary>
/// Builds the tree of a single YAML document from parser events, so that every node knows its line and every repeated key is
/// reported rather than the first. Anchors and aliases work; what they expand to counts towards <see cref="MaximumNodes"/>.
/// </summary>
internal sealed class YamlTree
{
    internal const int MaximumDepth = 16;
    internal const int MaximumNodes = 20_000;

    private readonly Dictionary<string, (RawNode Node, int Weight)> _anchors = new(StringComparer.Ordinal);
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly ProblemList _problems;
    private int _nodes;

    private YamlTree(string yaml, ProblemList problems)
    {
        _scanner = new Scanner(new StringReader(yaml), skipComments: true);
        _parser = new Parser(_scanner);
        _problems = problems;
    }

    /// <summary>The document's root; null after adding the problem that stopped the parser.</summary>
    public static RawNode? Read(string yaml, ProblemList problems)
    {
        AddTabs(yaml, problems);
        var hasTabs = !problems.IsEmpty;
        var tree = new YamlTree(yaml, problems);
        try
        {
            return tree.ReadDocument();
        }
        catch (YamlException) when (hasTabs)
        {
            // The tabs are reported and may well be what stopped it.
            return null;
        }
        catch (YamlException e)
        {
            problems.Add((int)e.Start.Line, $"The YAML can't be read: {e.Message.TrimEnd('.')}.", Advice(e));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // YamlDotNet 18.1 throws InvalidOperationException for a ': ' inside a list that is never closed.
            problems.Add((int)tree._scanner.CurrentPosition.Line, "The YAML can't be read: a bracket, brace or quote is not closed here or above.", Advice(e));
        }

        return null;
    }

    private static void AddTabs(string yaml, ProblemList _problems)
    {
        var line = 0;
        foreach (var text in yaml.AsSpan().EnumerateLines())
        {
            line++;
            var indentation = text[..^text.TrimStart(" \t").Length];
            if (indentation.Contains('\t'))
            {
                _problems.Add(line, "The line is indented with a tab.", "Indent with spaces, two for each level.");
            }
        }
    }

    private static string Advice(Exception fault) => fault switch
    {
        MaximumRecursionLevelReachedException => "A pack needs far less: check the brackets, the indentation and the aliases.",
        AnchorNotFoundException => "Define it above with '&name', or put quotes around text that starts with '*'.",
        _ => "Check the indentation, and put quotes around text that holds ': ' or ' #' or starts with a sign.",
    };

    private RawNode? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            _problems.Add(1, "The file is empty.", "Start with 'title: ...'.");
            return null;
        }

        _parser.Consume<DocumentStart>();
        var root = ReadNode(depth: 1);
        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out var second))
        {
            _problems.Add((int)second.Start.Line, "A second document starts here.", "Remove the '---' and what follows; a pack is one document.");
        }

        return root;
    }

    private RawNode ReadNode(int depth)
    {
        var next = _parser.Consume<ParsingEvent>();
        Bound(next, depth, weight: 1);
        if (next is AnchorAlias alias)
        {
            return Resolve(alias, depth);
        }

        if (next is not NodeEvent start)
        {
            throw Unexpected(next);
        }

        if (!start.Tag.IsEmpty)
        {
            _problems.Add((int)start.Start.Line, $"The tag {Quote.Of(start.Tag.ToString())} has no meaning here.", "Remove it.");
        }

        var before = _nodes - 1;
        RawNode node = start switch
        {
            SequenceStart => ReadSequence(start, depth),
            MappingStart => ReadMapping(start, depth),
            Scalar scalar => new RawNode.Scalar((int)start.Start.Line, scalar.Value, scalar.Style == ScalarStyle.Plain),
            _ => throw Unexpected(start),
        };
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor.Value] = (node, _nodes - before);
        }

        return node;
    }

    private void Bound(ParsingEvent at, int depth, int weight)
    {
        _nodes += weight;
        if (depth > MaximumDepth)
        {
            throw new MaximumRecursionLevelReachedException(at.Start, at.End, Invariant($"more than {MaximumDepth} levels inside one another"));
        }

        if (_nodes > MaximumNodes)
        {
            throw new MaximumRecursionLevelReachedException(at.Start, at.End, Invariant($"more than {MaximumNodes} values, aliases written out"));
        }
    }

    private RawNode Resolve(AnchorAlias alias, int depth)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var target))
        {
            throw new AnchorNotFoundException(alias.Start, alias.End, $"nothing above is called {Quote.Of(alias.Value.Value)}");
        }

        Bound(alias, depth, target.Weight);
        return target.Node;
    }

    private static SemanticErrorException Unexpected(ParsingEvent next) => new(next.Start, next.End, "a value is expected here");

    private RawNode.Sequence ReadSequence(NodeEvent start, int depth)
    {
        var items = new List<RawNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(depth + 1));
        }

        return new RawNode.Sequence((int)start.Start.Line, items);
    }

    private RawNode.Mapping ReadMapping(NodeEvent start, int depth)
    {
        var entries = new OrderedDictionary<string, RawEntry>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode(depth + 1);
            var value = ReadNode(depth + 1);
            if (key is not RawNode.Scalar { Text: var name })
            {
                _problems.Add(key.Line, $"A key is {key.Kind}, not text.", "Write the key as one word before the colon.");
            }
            else if (entries.TryGetValue(name, out var first))
            {
                _problems.Add(key.Line, Invariant($"The key {Quote.Of(name)} is there twice; the first is on line {first.Line}."), "Remove one of them.");
            }
            else
            {
                entries.Add(name, new RawEntry(name, key.Line, value));
            }
        }

        return new RawNode.Mapping((int)start.Start.Line, [.. entries.Values]);
    }
}
