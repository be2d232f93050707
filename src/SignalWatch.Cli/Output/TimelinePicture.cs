using System.Globalization;
using ScottPlot;
using SignalWatch.Assessment;

namespace SignalWatch.Cli.Output;

/// <summary>
/// Draws one strip an indicator: stories a day as bars, raised levels as bands behind them, alerts below and known events above, with
/// the events' words where there is room for them. The vertical axis counts pixels.
/// </summary>
internal sealed class TimelinePicture : IDisposable
{
    private const int Width = 1600;
    private const int LeftMargin = 190;
    private const int RightMargin = 30;
    private const int TopMargin = 10;
    private const int BottomMargin = 40;
    private const int LegendHeight = 34;
    private const double MarkerRow = 14;
    private const double BarHeight = 34;
    private const double LabelRow = 15;
    private const int LabelRowsOfMany = 2;
    private const int LabelRowsOfOne = 20;
    private const int LongestLabel = 44;
    private const int MostTicks = 24;

    // Told apart by people who see colours differently (Okabe and Ito 2008).
    private static readonly Color Good = Color.FromHex("#0072B2");
    private static readonly Color Bad = Color.FromHex("#D55E00");
    private static readonly Color Ink = LevelPalette.Ink;

    private readonly Plot _plot = new();
    private readonly IReadOnlyList<Timeline> _timelines;
    private readonly DateOnly _first;
    private readonly DateOnly _end;
    private readonly int _labelRows;
    private readonly double _strip;

    private TimelinePicture(IReadOnlyList<Timeline> timelines)
    {
        _timelines = timelines;
        (_first, _end) = (timelines[0].Days[0].Evidence.Day, timelines[0].Days[^1].Evidence.Day.AddDays(1));
        _labelRows = timelines.Count == 1 ? LabelRowsOfOne : LabelRowsOfMany;
        _strip = BarHeight + 2 * MarkerRow + _labelRows * LabelRow;
    }

    private double PixelsPerDay => (Width - LeftMargin - RightMargin) / (double)(_end.DayNumber - _first.DayNumber);

    private double Height => _timelines.Count * _strip + LegendHeight;

    /// <summary>Whether the file's name ends in <c>.png</c> or <c>.svg</c>.</summary>
    public static bool CanSave(string path) => IsSvg(path) || path.EndsWith(".png", StringComparison.OrdinalIgnoreCase);

    /// <summary>Draws the timelines, the first at the top, all over the same days, into a file of that name.</summary>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Save(string path, IReadOnlyList<Timeline> timelines)
    {
        using var picture = new TimelinePicture(timelines);
        picture.Draw();
        var height = (int)picture.Height + TopMargin + BottomMargin;
        if (IsSvg(path))
        {
            picture._plot.SaveSvg(path, Width, height);
        }
        else
        {
            picture._plot.SavePng(path, Width, height);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _plot.Dispose();

    private static bool IsSvg(string path) => path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase);

    private static string NameOf(Timeline line) =>
        string.Create(CultureInfo.InvariantCulture, $"{line.Indicator.Id}\nup to {line.Days.Max(day => day.Evidence.Stories)} a day");

    private static (MarkerShape Shape, Color Colour) MarkOf(EventFate fate) => fate switch
    {
        EventFate.Found => (MarkerShape.FilledCircle, Good),
        EventFate.Standing => (MarkerShape.OpenCircle, Good),
        _ => (MarkerShape.OpenCircle, Bad),
    };

    private void Draw()
    {
        _plot.Layout.Fixed(new PixelPadding(LeftMargin, RightMargin, BottomMargin, TopMargin));
        _plot.Axes.SetLimits(0, _end.DayNumber - _first.DayNumber, 0, Height);
        _plot.Grid.YAxisStyle.IsVisible = false;
        _plot.Axes.Left.SetTicks([.. _timelines.Select((_, index) => BottomOf(index) + MarkerRow + BarHeight / 2)], [.. _timelines.Select(NameOf)]);
        _plot.Axes.Left.TickLabelStyle.FontName = PictureFont.Name;
        _plot.Axes.Bottom.TickLabelStyle.FontName = PictureFont.Name;
        AddTicks();
        for (var index = 0; index < _timelines.Count; index++)
        {
            var bottom = BottomOf(index);
            _plot.Add.HorizontalLine(bottom, 1, Colors.LightGray);
            AddLevels(_timelines[index].Days, bottom);
            AddLabels(_timelines[index].Score.Events, bottom + BarHeight + 2 * MarkerRow);
            AddBars(_timelines[index].Days, bottom + MarkerRow);
            AddMarkers(_timelines[index].Score, bottom);
        }

        AddLegend();
    }

    private double BottomOf(int index) => (_timelines.Count - 1 - index) * _strip;

    private double XOf(DateOnly day) => day.DayNumber - _first.DayNumber;

    private void AddTicks()
    {
        var months = (_end.Year - _first.Year) * 12 + _end.Month - _first.Month + 1;
        var step = Array.Find([1, 3, 6, 12, 60], candidate => months / candidate < MostTicks);
        var start = new DateOnly(_first.Year, 1, 1);
        var ticks = Enumerable.Range(0, months + 12).Where(month => month % Math.Max(step, 1) == 0).Select(start.AddMonths).Where(day => day >= _first && day < _end).ToList();
        _plot.Axes.Bottom.SetTicks([.. ticks.Select(XOf)], [.. ticks.Select(day => day.ToString("MMM yyyy", CultureInfo.InvariantCulture))]);
    }

    private void AddLevels(IReadOnlyList<DayLevel> days, double bottom)
    {
        var start = 0;
        for (var end = 1; end <= days.Count; end++)
        {
            var level = days[start].Level;
            if (end < days.Count && days[end].Level == level)
            {
                continue;
            }

            if (LevelPalette.BandOf(level) is { } colour)
            {
                AddBox(start, end, bottom, bottom + _strip, colour);
            }

            start = end;
        }
    }

    private void AddBars(IReadOnlyList<DayLevel> days, double bottom)
    {
        var most = Math.Max(days.Max(day => day.Evidence.Stories), 1);
        foreach (var day in days.Where(day => day.Evidence.Stories > 0))
        {
            var x = XOf(day.Evidence.Day);
            AddBox(x, x + 1, bottom, bottom + BarHeight * day.Evidence.Stories / most, Ink);
        }
    }

    // An edge of the same colour: a day of five years is thinner than a pixel.
    private void AddBox(double left, double right, double bottom, double top, Color colour)
    {
        var box = _plot.Add.Rectangle(left, right, bottom, top);
        (box.FillColor, box.LineColor, box.LineWidth) = (colour, colour, 1);
    }

    private void AddMarkers(EventScore score, double bottom)
    {
        foreach (var alert in score.Alerts)
        {
            _plot.Add.Marker(XOf(alert.Day.Evidence.Day) + 0.5, bottom + MarkerRow / 2, MarkerShape.FilledTriangleUp, 10, alert.IsTrue ? Good : Bad);
        }

        foreach (var outcome in score.Events)
        {
            var (shape, colour) = MarkOf(outcome.Fate);
            _plot.Add.Marker(XOf(outcome.Event.Day) + 0.5, bottom + BarHeight + 1.5 * MarkerRow, shape, 8, colour);
        }
    }

    /// <summary>
    /// Puts each event's words beside a line up from its day, to the right where that fits, into the lowest row where nothing is in
    /// their way, or nowhere.
    /// </summary>
    private void AddLabels(IReadOnlyList<EventOutcome> events, double bottom)
    {
        var taken = Enumerable.Range(0, _labelRows).Select(_ => new List<(double Left, double Right)>()).ToList();
        foreach (var outcome in events)
        {
            var text = outcome.Event.Text;
            var words = _timelines.Count == 1 || text.Length <= LongestLabel ? text : text[..(LongestLabel - 1)].TrimEnd() + "…";
            var (width, x) = (PictureFont.WidthOf(words) / PixelsPerDay, XOf(outcome.Event.Day) + 0.5);
            var isRight = x + width < _end.DayNumber - _first.DayNumber;
            var (left, right) = isRight ? (x, x + width) : (x - width, x);
            var row = taken.FindIndex(labels => labels.TrueForAll(label => right < label.Left || left > label.Right));
            if (row < 0)
            {
                continue;
            }

            taken[row].Add((left, right));
            var y = bottom + (row + 0.5) * LabelRow;
            _plot.Add.Line(x, bottom - MarkerRow / 2, x, y + LabelRow / 3).Color = Colors.LightGray;
            AddText(words, x, y, isRight ? Alignment.MiddleLeft : Alignment.MiddleRight, outcome.Fate == EventFate.Missed ? Bad : Ink);
        }
    }

    private void AddText(string words, double x, double y, Alignment alignment, Color colour)
    {
        var text = _plot.Add.Text(words, x, y);
        (text.LabelFontSize, text.LabelFontColor, text.LabelAlignment, text.OffsetX) = (PictureFont.Size, colour, alignment, alignment == Alignment.MiddleLeft ? 2 : -2);
        text.LabelFontName = PictureFont.Name;
    }

    private void AddLegend()
    {
        (string Text, MarkerShape Shape, Color Colour)[] entries =
        [
            ("alert about a known event", MarkerShape.FilledTriangleUp, Good),
            ("alert about none", MarkerShape.FilledTriangleUp, Bad),
            ("event found", MarkerShape.FilledCircle, Good),
            ("event while the level was raised already", MarkerShape.OpenCircle, Good),
            ("event missed", MarkerShape.OpenCircle, Bad),
            .. LevelPalette.Raised.Select(band => (LevelText.Of(band.Level), MarkerShape.FilledSquare, band.Colour)),
        ];
        var (x, y) = (16.0, Height - LegendHeight / 2.0);
        AddBox(0, _end.DayNumber - _first.DayNumber, Height - LegendHeight, Height, Colors.White);
        foreach (var (text, shape, colour) in entries)
        {
            _plot.Add.Marker(x / PixelsPerDay, y, shape, 10, colour);
            AddText(text, (x + 10) / PixelsPerDay, y, Alignment.MiddleLeft, Ink);
            x += PictureFont.WidthOf(text) + 40;
        }
    }
}
