namespace SignalWatch.Packs;

/// <summary>A piece of YAML as it was written, with the 1-based line on which it starts.</summary>
internal abstract record RawNode(int Line)
{
    /// <summary>What it is, for messages: <c>text</c>, <c>a list</c> or <c>a mapping</c>.</summary>
    public abstract string Kind { get; }

    /// <param name="IsPlain">Written without quotes and not as a block.</param>
    public sealed record Scalar(int Line, string Text, bool IsPlain) : RawNode(Line)
    {
        public override string Kind => "text";

        /// <summary>Nothing, blanks, or YAML's words for nothing.</summary>
        public bool IsEmpty => string.IsNullOrWhiteSpace(Text) || (IsPlain && Text is "~" or "null" or "Null" or "NULL");
    }

    public sealed record Sequence(int Line, IReadOnlyList<RawNode> Items) : RawNode(Line)
    {
        public override string Kind => "a list";
    }

    public sealed record Mapping(int Line, IReadOnlyList<RawEntry> Entries) : RawNode(Line)
    {
        public override string Kind => "a mapping";
    }
}
