using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace SignalWatch.Scoring;

/// <summary>Trains one L2-regularised logistic regression with ML.NET, on one thread, the same way every time.</summary>
internal static class LogisticRegression
{
    private const float Regularisation = 0.15f;
    private const int Iterations = 25;

    /// <summary>Trains on the rows that have a weight.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="labels">Whether each row is evidence for the indicator.</param>
    /// <param name="dimensions">Number of features.</param>
    /// <param name="weight">How much each row counts, by position; a row of weight 0 is left out.</param>
    public static LinearWeights Train(
        IReadOnlyList<SparseRow> rows, IReadOnlyList<bool> labels, int dimensions, Func<int, float> weight)
    {
        var context = new MLContext(seed: 1);
        var scale = AssociationScale.Of(rows, labels, dimensions, i => weight(i) > 0);
        var schema = SchemaDefinition.Create(typeof(TrainingRow));
        schema[nameof(TrainingRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, dimensions);
        var data = context.Data.LoadFromEnumerable(
            Enumerable.Range(0, rows.Count).Where(i => weight(i) > 0).Select(i => new TrainingRow
            {
                Label = labels[i],
                Weight = weight(i),
                Features = new VBuffer<float>(dimensions, rows[i].Indices.Length, rows[i].Scaled(scale), rows[i].Indices),
            }).ToList(),
            schema);
        var model = Fit(context, data);
        return new LinearWeights([.. model.Weights.Zip(scale, (weight, factor) => weight * factor)], model.Bias);
    }

    private static LinearBinaryModelParameters Fit(MLContext context, IDataView data) =>
        context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            ExampleWeightColumnName = nameof(TrainingRow.Weight),
            L1Regularization = 0,
            L2Regularization = Regularisation,
            NumberOfThreads = 1,
            MaximumNumberOfIterations = Iterations,
            HistorySize = 5,
            OptimizationTolerance = 1e-4f,
        }).Fit(data).Model.SubModel;

    private sealed class TrainingRow
    {
        public bool Label { get; set; }

        public float Weight { get; set; }

        public VBuffer<float> Features { get; set; }
    }
}
