using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace SignalWatch.Scoring;

/// <summary>Trains one L2-regularised logistic regression with ML.NET, on one thread, the same way every time.</summary>
internal static class LogisticRegression
{
    internal static bool UseSdca;
    internal static float L2 = 0.5f;
    internal static int Iterations = 30;
    internal static float PositiveWeight = 1;

    /// <summary>Trains on the rows that belong to the training part.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="labels">Whether each row is evidence for the indicator.</param>
    /// <param name="dimensions">Number of features.</param>
    /// <param name="isTraining">Which rows to train on, by position.</param>
    public static LinearWeights Train(
        IReadOnlyList<SparseRow> rows, IReadOnlyList<bool> labels, int dimensions, Func<int, bool> isTraining)
    {
        var context = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(TrainingRow));
        schema[nameof(TrainingRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, dimensions);
        var data = context.Data.LoadFromEnumerable(
            Enumerable.Range(0, rows.Count).Where(isTraining).Select(i => new TrainingRow
            {
                Label = labels[i],
                Weight = labels[i] ? PositiveWeight : 1,
                Features = new VBuffer<float>(dimensions, rows[i].Indices.Length, rows[i].Values, rows[i].Indices),
            }).ToList(),
            schema);
        var model = UseSdca ? Sdca(context, data) : Lbfgs(context, data);
        return new LinearWeights([.. model.Weights], model.Bias);
    }

    private static LinearBinaryModelParameters Lbfgs(MLContext context, IDataView data) =>
        context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            L1Regularization = 0,
            L2Regularization = L2,
            NumberOfThreads = 1,
            MaximumNumberOfIterations = Iterations,
            HistorySize = 5,
            OptimizationTolerance = 1e-4f,
            ExampleWeightColumnName = nameof(TrainingRow.Weight),
        }).Fit(data).Model.SubModel;

    private static LinearBinaryModelParameters Sdca(MLContext context, IDataView data) =>
        context.BinaryClassification.Trainers.SdcaLogisticRegression(new SdcaLogisticRegressionBinaryTrainer.Options
        {
            L2Regularization = L2,
            L1Regularization = 0,
            NumberOfThreads = 1,
            MaximumNumberOfIterations = Iterations,
            ConvergenceTolerance = 0.01f,
            PositiveInstanceWeight = PositiveWeight,
        }).Fit(data).Model.SubModel;

    private sealed class TrainingRow
    {
        public bool Label { get; set; }

        public float Weight { get; set; }

        public VBuffer<float> Features { get; set; }
    }
}
