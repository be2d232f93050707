using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace SignalWatch.Feeds.Parsing;

/// <summary>The words that occur in dates: months in the languages of the feeds we read, and names of time zones.</summary>
internal static class DateWords
{
    private static readonly FrozenDictionary<string, int> Months = MonthTable(
        "january jan januar jänner janvier janv enero ene gennaio gen ocak oca январь января янв janeiro січня január ιαν ιανουαρίου",
        "february feb februar février févr fév fevr febrero febbraio şubat şub февраль февраля фев февр fevereiro fev лютого február φεβ φεβρουαρίου",
        "march mar märz mär maerz mrz mars marzo mart март марта мар março березня március márc μαρ μάρ μαρτίου",
        "april apr avril avr abril abr aprile nisan nis апрель апреля апр квітня április ápr απρ απριλίου",
        "may mai mayo maggio mag mayıs май мая maio травня május máj μαϊ μάι μαΐου",
        "june jun juni juin junio giugno giu haziran haz июнь июня июн junho червня június ιουν ιούν ιουνίου",
        "july jul juli juillet juil julio luglio lug temmuz tem июль июля июл julho липня július júl ιουλ ιούλ ιουλίου",
        "august aug août aout agosto ago ağustos ağu август августа авг серпня augusztus αυγ αυγούστου",
        "september sep sept septembre septiembre set settembre eylül eyl сентябрь сентября сен сент setembro вересня szeptember szept σεπ σεπτεμβρίου",
        "october oct oktober okt octobre octubre ottobre ott ekim eki октябрь октября окт outubro out жовтня október οκτ οκτωβρίου",
        "november nov novembre noviembre kasım kas ноябрь ноября ноя нояб novembro листопада νοε νοέ νοεμβρίου",
        "december dec dezember dez décembre déc diciembre dic dicembre aralık ara декабрь декабря дек dezembro грудня δεκ δεκεμβρίου");

    private static readonly FrozenDictionary<string, int> ZoneMinutes = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = 0, ["UT"] = 0, ["UTC"] = 0, ["GMT"] = 0, ["WET"] = 0, ["TSI"] = 180, ["TRT"] = 180,
        ["WEST"] = 60, ["BST"] = 60, ["CET"] = 60, ["MEZ"] = 60, ["MET"] = 60, ["WAT"] = 60,
        ["CEST"] = 120, ["MESZ"] = 120, ["MEST"] = 120, ["EET"] = 120, ["SAST"] = 120, ["CAT"] = 120,
        ["EEST"] = 180, ["MSK"] = 180, ["MCK"] = 180, ["МСК"] = 180, ["EAT"] = 180, ["IDT"] = 180,
        ["IRST"] = 210, ["IRT"] = 210, ["IRDT"] = 270,
        ["MSD"] = 240, ["GET"] = 240, ["AZT"] = 240, ["AMT"] = 240, ["SAMT"] = 240, ["GST"] = 240,
        ["AFT"] = 270, ["PKT"] = 300, ["UZT"] = 300, ["TMT"] = 300, ["YEKT"] = 300, ["IST"] = 330,
        ["ICT"] = 420, ["WIB"] = 420, ["HKT"] = 480, ["SGT"] = 480, ["AWST"] = 480, ["PHT"] = 480,
        ["JST"] = 540, ["KST"] = 540, ["ACST"] = 570, ["AEST"] = 600, ["ACDT"] = 630, ["AEDT"] = 660, ["NZST"] = 720, ["NZDT"] = 780,
        ["NST"] = -210, ["NDT"] = -150, ["AST"] = -240, ["ADT"] = -180, ["BRT"] = -180, ["ART"] = -180,
        ["EST"] = -300, ["EDT"] = -240, ["ET"] = -300, ["CST"] = -360, ["CDT"] = -300, ["CT"] = -360,
        ["MST"] = -420, ["MDT"] = -360, ["MT"] = -420, ["PST"] = -480, ["PDT"] = -420, ["PT"] = -480,
        ["AKST"] = -540, ["AKDT"] = -480, ["HST"] = -600,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The month, 1 to 12, that a word names in one of the languages; zero when it names none. Accents and case do not matter.</summary>
    public static int Month(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > 16)
        {
            return 0;
        }

        if (Months.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var month))
        {
            return month;
        }

        return Ascii.IsValid(word) ? 0 : Months.GetValueOrDefault(Plain(word.ToString()));
    }

    /// <summary>How far the zone of this name is ahead of UTC, in minutes; null when we do not know it.</summary>
    public static int? Zone(ReadOnlySpan<char> name) =>
        ZoneMinutes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var minutes) ? minutes : null;

    private static FrozenDictionary<string, int> MonthTable(params ReadOnlySpan<string> namesByMonth)
    {
        var months = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < namesByMonth.Length; index++)
        {
            foreach (var name in namesByMonth[index].Split(' '))
            {
                months[Plain(name)] = index + 1;
            }
        }

        return months.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static string Plain(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var c in word.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(c == 'ı' ? 'i' : c);
            }
        }

        return plain.ToString();
    }
}
