namespace SignalWatch.History.Tables;

/// <summary>What a table may be called, which is what Azure Tables takes.</summary>
internal static class TableNames
{
    /// <summary>Returns when the name may be used.</summary>
    /// <exception cref="ArgumentException">It is not 3 to 63 ASCII letters and digits that start with a letter.</exception>
    public static void Validate(string name)
    {
        if (name.Length is < 3 or > 63 || !char.IsAsciiLetter(name[0]) || !name.All(char.IsAsciiLetterOrDigit))
        {
            throw new ArgumentException($"A table's name is 3 to 63 letters and digits, starting with a letter; '{name}' is not.", nameof(name));
        }
    }
}
