using System.Runtime.InteropServices;

namespace SignalWatch.Assessment;

/// <summary>
/// What an indicator's past lets us expect of a day: a negative binomial count with a weekday effect and a bounded trend, learned
/// from the days before a guard band. Past outbreaks are weighed down by their Anscombe residual, as in Farrington et al. (1996) and
/// Noufaily et al. (2013), whose exponent and limit of 2.58 are used. Every part is shrunk towards a prior, so that a short history
/// expects little with great uncertainty, and each part's own uncertainty widens the forecast.
/// </summary>
/// <param name="history">Gapless days, oldest first.</param>
/// <param name="options">The length of the past and the priors.</param>
internal sealed class Baseline(IReadOnlyList<DayEvidence> history, LevelOptions options)
{
    // How much each prior weighs: stories behind the rate and behind each weekday's factor, nats of a year's growth, spread of dispersion.
    private const double RateStories = 0.5;
    private const double WeekdayStories = 10;
    private const double GrowthPerYear = 0.5;
    private const double MostGrowth = 1.5;
    private const double PriorDispersion = 0.1;
    private const double DispersionSpread = 0.5;

    private const int Rounds = 3;
    private const double OutlierResidual = 3;
    private const double DaysAYear = 365.25;

    private readonly PastDay[] _past = new PastDay[options.BaselineDays];

    /// <summary>The count to expect on a day if all sources are heard, and how many heard days taught it.</summary>
    /// <param name="day">An index into the history; only days before it are used.</param>
    public (NegativeBinomial Expected, int Days) ForecastFor(int day)
    {
        var past = PastOf(day);
        var fit = Fit(past, PriorDispersion);
        for (var round = 1; round < Rounds && past.Length > 0; round++)
        {
            WeighDownOutbreaks(past, fit);
            fit = Fit(past, fit.Dispersion);
        }

        return (fit.Forecast(WeekdayOf(history[day].Day), options.MinimumRate), past.Length);
    }

    /// <summary>
    /// The count that a day has: its stories, each as much as it is probable; 0 or more, also where a figure is absurd. Doubtful stories
    /// that come alone weigh less than sure ones, which finds more in the simulation of the technote and costs nothing elsewhere.
    /// </summary>
    public static double CountOf(DayEvidence evidence) => evidence.Probability > 0 ? Math.Min(evidence.Probability, int.MaxValue) : 0;

    private static int WeekdayOf(DateOnly day) => (int)day.DayOfWeek;

    private Span<PastDay> PastOf(int day)
    {
        var end = Math.Max(day - options.GuardDays, 0);
        var count = 0;
        for (var index = Math.Max(end - options.BaselineDays, 0); index < end; index++)
        {
            var evidence = history[index];
            if (evidence.Coverage >= options.MinimumCoverage)
            {
                _past[count++] = new PastDay(
                    CountOf(evidence), Math.Min(evidence.Coverage, 1), WeekdayOf(evidence.Day), (index - day) / DaysAYear, 1);
            }
        }

        return _past.AsSpan(0, count);
    }

    private BaselineFit Fit(ReadOnlySpan<PastDay> past, double dispersion)
    {
        var fit = new BaselineFit();
        foreach (ref readonly var day in past)
        {
            fit.Stories[day.Weekday] += day.Weight * day.Stories;
            fit.Exposure[day.Weekday] += day.Weight * day.Exposure;
            fit.Centre += day.Weight * day.Exposure * day.Years;
        }

        fit.SetRates(options.PriorRate, RateStories, WeekdayStories, dispersion);
        var (score, information) = (0.0, 1 / (GrowthPerYear * GrowthPerYear));
        foreach (ref readonly var day in past)
        {
            var mean = fit.RateOn(day.Weekday) * day.Exposure;
            var years = day.Years - fit.Centre;
            score += day.Weight * years * (day.Stories - mean) / fit.Excess;
            information += day.Weight * years * years * mean / fit.Excess;
        }

        // One Newton step from no growth: enough for the small growth that the bound allows.
        fit.SetGrowth(score / information, 1 / information, Math.Log(MostGrowth));
        fit.Dispersion = DispersionOf(past, fit);
        return fit;
    }

    // Each day's (x - m)² - m has mean k m² and, near Poisson, variance 2m² + m: least squares with those weights, and a prior for k.
    private static double DispersionOf(ReadOnlySpan<PastDay> past, BaselineFit fit)
    {
        var information = 1 / (DispersionSpread * DispersionSpread);
        var score = information * PriorDispersion;
        foreach (ref readonly var day in past)
        {
            var mean = fit.MeanOf(day);
            var residual = day.Stories - mean;
            score += day.Weight * mean * (residual * residual - mean) / (2 * mean + 1);
            information += day.Weight * mean * mean * mean / (2 * mean + 1);
        }

        return Math.Max(score / information, 0);
    }

    private static void WeighDownOutbreaks(Span<PastDay> past, BaselineFit fit)
    {
        foreach (ref var day in past)
        {
            var mean = fit.MeanOf(day);
            var spread = 1 + fit.Dispersion * mean;
            day.Weight = 1;

            // Anscombe's residual is below Pearson's on the upper side: most days need no powers.
            if (day.Stories >= 2 && day.Stories - mean > OutlierResidual * Math.Sqrt(mean * spread))
            {
                var residual = 1.5 * (Math.Cbrt(day.Stories * day.Stories) - Math.Cbrt(mean * mean)) / (Math.Pow(mean, 1 / 6.0) * Math.Sqrt(spread));
                day.Weight = residual > OutlierResidual ? 1 / (residual * residual) : 1;
            }
        }
    }

    /// <summary>A heard day of the past: its count, coverage, weekday, time in years from the assessed day, and weight in the fit.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal record struct PastDay(double Stories, double Exposure, int Weekday, double Years, double Weight);
}
