using SignalWatch.Assessment;

namespace SignalWatch.Benchmarks.Levels;

/// <summary>
/// One indicator's invented days: overdispersed counts with a weekday effect, a trend, outages and, in the year that is learned from, an
/// outbreak nobody has marked.
/// </summary>
internal sealed class SimulatedNews
{
    /// <summary>Days to learn from.</summary>
    public const int PastDays = 379;

    private static readonly DateOnly FirstDay = new(2023, 1, 2);

    private readonly Random _random;
    private readonly double[] _weekdays = new double[7];
    private readonly double _rate;
    private readonly double _growth;
    private readonly double _dispersion;

    /// <summary>Invents the days; the same seed gives the same days.</summary>
    /// <param name="rate">Stories on a mean day.</param>
    /// <param name="days">Days after those to learn from.</param>
    /// <param name="seed">The seed.</param>
    public SimulatedNews(double rate, int days, int seed)
    {
        _random = new Random(seed);
        _rate = rate;
        _growth = 0.3 * _random.Normal() / 365;
        _dispersion = 0.05 + 0.35 * _random.NextDouble();
        for (var weekday = 0; weekday < 7; weekday++)
        {
            _weekdays[weekday] = (weekday is 0 or 6 ? 0.4 + 0.6 * _random.NextDouble() : 1) * Math.Exp(0.1 * _random.Normal());
        }

        var mean = _weekdays.Average();
        Array.ForEach([0, 1, 2, 3, 4, 5, 6], weekday => _weekdays[weekday] /= mean);
        History = Usual(PastDays + days);
        var outbreak = 60 + _random.Next(PastDays - 120);
        for (var day = outbreak; day < outbreak + 7; day++)
        {
            Add(day, 5 * Deviation);
        }
    }

    /// <summary>The days, oldest first.</summary>
    public List<DayEvidence> History { get; }

    /// <summary>The standard deviation of a mean day's count.</summary>
    public double Deviation => Math.Sqrt(_rate * (1 + _dispersion * _rate));

    /// <summary>Adds a chance number of stories, fewer of them heard where sources are out.</summary>
    /// <param name="day">An index into the history.</param>
    /// <param name="mean">How many to expect.</param>
    public void Add(int day, double mean)
    {
        var evidence = History[day];
        var stories = evidence.Stories + _random.Poisson(mean * evidence.Coverage);
        History[day] = evidence with { Stories = stories, Probability = stories };
    }

    private List<DayEvidence> Usual(int count)
    {
        var days = new List<DayEvidence>(count);
        var (coverage, outage) = (1.0, 0);
        for (var day = 0; day < count; day++)
        {
            if (outage-- <= 0)
            {
                var isOut = _random.NextDouble() < 0.015;
                (coverage, outage) = isOut ? (0.9 * _random.NextDouble(), _random.Next(4)) : (0.95 + 0.05 * _random.NextDouble(), 0);
            }

            var date = FirstDay.AddDays(day);
            var mean = _rate * Math.Exp(_growth * (day - PastDays)) * _weekdays[(int)date.DayOfWeek] * coverage;
            var stories = _random.NegativeBinomial(mean, _dispersion);
            days.Add(new DayEvidence(date, stories, stories, Math.Min(stories, 5), coverage));
        }

        return days;
    }
}
