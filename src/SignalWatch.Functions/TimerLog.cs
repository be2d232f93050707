using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace SignalWatch.Functions;

/// <summary>Says that a timer fires late, which the host has it do once, however often it was missed: every job catches up in one run.</summary>
internal static partial class TimerLog
{
    /// <summary>Logs it where it is so.</summary>
    public static void NoteIfLate(this TimerInfo timer, ILogger logger, string job)
    {
        if (timer.IsPastDue)
        {
            Log.Late(logger, job);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 930, Level = LogLevel.Information, Message = "{Job} is late; this one run catches up")]
        public static partial void Late(ILogger logger, string job);
    }
}
