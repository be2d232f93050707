using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Benchmarks;

/// <summary>Trains and scores with scikit-learn, where Debian's <c>python3-sklearn</c> is installed.</summary>
internal static class PythonSklearn
{
    private const string Interpreter = "/usr/bin/python3";

    // Words and pairs, characters 3 to 5, one logistic regression an indicator: what one would write first.
    private const string Script = """
        import statistics, sys, time, sklearn
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.multiclass import OneVsRestClassifier
        from sklearn.pipeline import make_pipeline, make_union
        from sklearn.preprocessing import MultiLabelBinarizer
        def rows(path):
            return [line.rstrip('\n').split('\t') for line in open(path, encoding='utf-8')]
        examples, items = rows(sys.argv[1]), [row[0] for row in rows(sys.argv[2])]
        labels = MultiLabelBinarizer().fit_transform([[x for x in row[0].split(',') if x] for row in examples])
        model = make_pipeline(
            make_union(TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
                       TfidfVectorizer(analyzer='char_wb', ngram_range=(3, 5), min_df=3, sublinear_tf=True)),
            OneVsRestClassifier(LogisticRegression(solver='liblinear'), n_jobs=2))
        began = time.perf_counter()
        model.fit([row[1] for row in examples], labels)
        training = time.perf_counter() - began
        began = time.perf_counter()
        model.predict_proba(items)
        batch = time.perf_counter() - began
        single = []
        for item in items[:300]:
            began = time.perf_counter()
            model.predict_proba([item])
            single.append((time.perf_counter() - began) * 1e6)
        print(sklearn.__version__, training, len(items) / batch, statistics.median(single))
        """;

    /// <summary>Prints its figures, or that it is missing.</summary>
    public static void Run(IReadOnlyList<Example> examples, IReadOnlyList<NewsText> items, ScoringFigures ours)
    {
        var directory = Directory.CreateTempSubdirectory("signalwatch-sklearn-");
        try
        {
            var (learnt, scored) = (Path.Combine(directory.FullName, "examples.tsv"), Path.Combine(directory.FullName, "items.tsv"));
            File.WriteAllLines(learnt, examples.Select(example => $"{string.Join(',', example.Indicators)}\t{example.Text}"));
            File.WriteAllLines(scored, items.Select(item => $"{item.Title} {item.Lead}".ReplaceLineEndings(" ")));
            Console.WriteLine(Answer(["-c", Script, learnt, scored])?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var version, var training, var rate, var single]
                ? $"{"scikit-learn " + version,-22} {new ScoringFigures(Number(training), Number(rate), Number(single)).Beside(ours)}"
                : $"scikit-learn is not installed (`{Interpreter} -c \"import sklearn\"` fails; Debian's package is python3-sklearn), so it is not compared.");
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string? Answer(IEnumerable<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Interpreter, arguments) { RedirectStandardOutput = true, UseShellExecute = false });
            var answer = process?.StandardOutput.ReadToEnd();
            process?.WaitForExit();
            return process?.ExitCode == 0 ? answer?.Trim() : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
