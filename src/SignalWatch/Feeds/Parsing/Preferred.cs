using System.Runtime.InteropServices;

namespace SignalWatch.Feeds.Parsing;

/// <summary>Keeps, of several statements of one thing, that of the lowest rank; of the same rank the first.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Preferred<T>
{
    private int _rank;
    private bool _isSet;

    /// <summary>What is kept.</summary>
    public T? Value { get; private set; }

    /// <summary>Offers a statement; null is none.</summary>
    /// <param name="value">What is stated.</param>
    /// <param name="atRank">How much it is worth: less is better.</param>
    /// <param name="lastWins">Whether a later statement replaces one of the same rank.</param>
    public void Offer(T? value, int atRank, bool lastWins = false)
    {
        if (value is null || (_isSet && (atRank > _rank || (atRank == _rank && !lastWins))))
        {
            return;
        }

        Value = value;
        _rank = atRank;
        _isSet = true;
    }
}
