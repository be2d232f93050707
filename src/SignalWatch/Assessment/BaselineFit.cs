namespace SignalWatch.Assessment;

/// <summary>A fitted baseline: rate, weekday factors, growth and dispersion, with what each was learned from.</summary>
internal sealed class BaselineFit
{
    // Weighing outbreaks down takes some 6 % of a usual year's dispersion away, and what is left is an estimate: found by simulation.
    private const double DispersionCorrection = 1.15;

    private readonly double[] _factors = [1, 1, 1, 1, 1, 1, 1];
    private double _rate;
    private double _rateVariance;
    private double _weekdayStories;
    private double _growth;
    private double _growthVariance;
    private double _mostGrowth;

    /// <summary>Weighed stories by weekday.</summary>
    public double[] Stories { get; } = new double[7];

    /// <summary>Weighed days by weekday, each as much as its coverage.</summary>
    public double[] Exposure { get; } = new double[7];

    /// <summary>The weighed mean time of the days, in years from the assessed one: at first their sum; 0 or less.</summary>
    public double Centre { get; set; }

    /// <summary>The variance of a usual day's count as a multiple of its mean; 1 or more.</summary>
    public double Excess { get; private set; }

    /// <summary>By how much the variance exceeds the mean, as a share of the mean's square; 0 or more.</summary>
    public double Dispersion { get; set; }

    /// <summary>Makes rate and weekday factors of the sums.</summary>
    public void SetRates(double priorRate, double rateStories, double weekdayStories, double dispersion)
    {
        var (stories, exposure) = (Stories.Sum(), Exposure.Sum());
        Centre = exposure > 0 ? Centre / exposure : 0;
        _rate = (rateStories + stories) / (rateStories / priorRate + exposure);
        Excess = 1 + dispersion * _rate;
        var expected = rateStories / priorRate;
        for (var weekday = 0; weekday < _factors.Length; weekday++)
        {
            _factors[weekday] = (weekdayStories + Stories[weekday] / Excess) / (weekdayStories + _rate * Exposure[weekday] / Excess);
            expected += _factors[weekday] * Exposure[weekday];
        }

        _rate = (rateStories + stories) / expected;
        _rateVariance = 1 / (rateStories + stories / Excess);
        _weekdayStories = weekdayStories;
    }

    /// <summary>Sets the growth of the rate.</summary>
    /// <param name="growth">In nats a year.</param>
    /// <param name="variance">Of the growth.</param>
    /// <param name="most">The bound on what it adds to or takes from the rate on any day, in nats.</param>
    public void SetGrowth(double growth, double variance, double most) => (_growth, _growthVariance, _mostGrowth) = (growth, variance, most);

    /// <summary>Stories on a fully heard day in the middle of the past.</summary>
    public double RateOn(int weekday) => _rate * _factors[weekday];

    /// <summary>The stories that the fit expects of a past day.</summary>
    public double MeanOf(Baseline.PastDay day) => RateOn(day.Weekday) * day.Exposure * GrowthTo(day.Years);

    /// <summary>The count to expect on the assessed day, with the fit's own uncertainty in its dispersion.</summary>
    public NegativeBinomial Forecast(int weekday, double minimumRate)
    {
        var uncertainty = _rateVariance + 1 / (_weekdayStories + Stories[weekday] / Excess) + Centre * Centre * _growthVariance;
        return new NegativeBinomial(Math.Max(RateOn(weekday) * GrowthTo(0), minimumRate), DispersionCorrection * Dispersion + uncertainty);
    }

    private double GrowthTo(double years) => Math.Exp(Math.Clamp(_growth * (years - Centre), -_mostGrowth, _mostGrowth));
}
