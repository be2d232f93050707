using SignalWatch.Cli.Output;
using SignalWatch.Scoring;

namespace SignalWatch.Cli.Commands;

/// <summary>Lays figures out: one row an indicator, then the means. A table is at most 120 characters wide.</summary>
internal static class EvaluationSheets
{
    private const int Decimals = 3;

    /// <summary>The classifier's figures alone.</summary>
    public static Sheet FiguresOf(Evaluation evaluation) => DataOf(evaluation, []);

    /// <summary>The classifier's figures with those of each rival in further columns.</summary>
    public static Sheet DataOf(Evaluation evaluation, IReadOnlyList<EvaluationRival> rivals)
    {
        var sheet = new Sheet([
            "indicator", "support", "precision", "recall", "F1", "average precision", "calibration error", .. rivals.SelectMany(ColumnsOf)])
        {
            Decimals = Decimals,
        };
        var columns = rivals.Select(rival => RowsOf(rival.Evaluation)).ToList();
        foreach (var (row, i) in RowsOf(evaluation).Select((row, i) => (row, i)))
        {
            sheet.Add([
                row.Name, row.Support, row.Precision, row.Recall, row.F1, row.AveragePrecision, row.CalibrationError,
                .. rivals.SelectMany((rival, which) => CellsOf(rival, columns[which][i], row))]);
        }

        return sheet;
    }

    /// <summary>The classifier beside one rival.</summary>
    public static Sheet SideBySide(Evaluation evaluation, EvaluationRival rival)
    {
        var sheet = new Sheet([
            "indicator", "precision", rival.Name, "recall", rival.Name, "F1", rival.Name, "gain", .. rival.HasProbabilities ? new[] { "AP", rival.Name } : []])
        {
            Decimals = Decimals,
        };
        foreach (var (own, other) in RowsOf(evaluation).Zip(RowsOf(rival.Evaluation)))
        {
            sheet.Add([
                own.Name, own.Precision, other.Precision, own.Recall, other.Recall, own.F1, other.F1, own.F1 - other.F1,
                .. rival.HasProbabilities ? new object?[] { own.AveragePrecision, other.AveragePrecision } : []]);
        }

        return sheet;
    }

    private static IEnumerable<string> ColumnsOf(EvaluationRival rival)
    {
        var columns = new[] { $"{rival.Name} precision", $"{rival.Name} recall", $"{rival.Name} F1", $"F1 over {rival.Name}" };
        return rival.HasProbabilities ? [.. columns, $"{rival.Name} average precision", $"{rival.Name} calibration error"] : columns;
    }

    private static object?[] CellsOf(EvaluationRival rival, Row other, Row own)
    {
        var cells = new object?[] { other.Precision, other.Recall, other.F1, own.F1 - other.F1 };
        return rival.HasProbabilities ? [.. cells, other.AveragePrecision, other.CalibrationError] : cells;
    }

    private static List<Row> RowsOf(Evaluation evaluation) =>
    [
        .. evaluation.Indicators.Select(one =>
            new Row(one.Indicator.Value, one.Support, one.Precision, one.Recall, one.F1, one.AveragePrecision, one.CalibrationError)),
        new Row("(micro)", evaluation.Support, evaluation.MicroPrecision, evaluation.MicroRecall, evaluation.MicroF1, null, evaluation.Reliability.CalibrationError),
        MeanOf(evaluation, FormattableString.Invariant($"(macro, {Evaluation.FrequentSupport}+ items)"), Evaluation.FrequentSupport),
        MeanOf(evaluation, "(macro, all)", 1),
    ];

    private static Row MeanOf(Evaluation evaluation, string name, int leastSupport) => new(
        name,
        evaluation.Indicators.Where(one => one.Support >= leastSupport).Sum(one => one.Support),
        evaluation.Mean(leastSupport, one => one.Precision),
        evaluation.Mean(leastSupport, one => one.Recall),
        evaluation.Mean(leastSupport, one => one.F1),
        evaluation.Mean(leastSupport, one => one.AveragePrecision),
        evaluation.Mean(leastSupport, one => one.CalibrationError));

    private sealed record Row(
        string Name, int Support, double Precision, double Recall, double F1, double? AveragePrecision, double CalibrationError);
}
