using System.Globalization;

namespace SignalWatch.Benchmarks.Cost;

/// <summary>A tab-separated table of named figures that people edit: prices, or what is assumed of a month.</summary>
internal sealed class InputTable
{
    private readonly Dictionary<string, double> _values = new(StringComparer.Ordinal);
    private readonly string _path;

    private InputTable(string path) => _path = path;

    /// <summary>The figure of that name.</summary>
    /// <exception cref="InvalidDataException">The file has none.</exception>
    public double this[string name] =>
        _values.TryGetValue(name, out var value) ? value : throw new InvalidDataException($"{_path}: there is no line '{name}'; add one.");

    /// <summary>Reads the file: a heading, then a name and a value a line; what follows is for people.</summary>
    /// <exception cref="InvalidDataException">A value is no number; names file and line.</exception>
    public static InputTable Read(string path)
    {
        var table = new InputTable(path);
        foreach (var (number, line) in File.ReadLines(path).Index().Skip(1))
        {
            var cells = line.Split('\t');
            if (cells.Length < 2 || !double.TryParse(cells[1], CultureInfo.InvariantCulture, out var value) || value < 0)
            {
                throw new InvalidDataException(string.Create(
                    CultureInfo.InvariantCulture, $"{path}({number + 1}): '{line}' is not a name, a tab and a number of 0 or more."));
            }

            table._values[cells[0]] = value;
        }

        return table;
    }
}
