using System.Buffers;
using System.Text;

namespace SignalWatch.Articles;

/// <summary>What a site's robots.txt allows (RFC 9309).</summary>
public sealed class RobotsRules
{
    // RFC 9309, 2.5: at least 500 KiB must be read.
    private const int MaximumLength = 512 * 1024;
    private static readonly SearchValues<char> ProductLetters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-");

    private readonly List<Group> _groups;

    private RobotsRules(List<Group> groups) => _groups = groups;

    /// <summary>Everything is allowed: there is no robots.txt.</summary>
    public static RobotsRules AllowAll { get; } = new([]);

    /// <summary>Nothing is allowed: robots.txt can't be had because its server is in trouble (RFC 9309, 2.3.1.4).</summary>
    public static RobotsRules DisallowAll { get; } = Parse("User-agent: *\nDisallow: /");

    /// <summary>Reads the file; lines that make no sense are passed over. Only the first 512 Ki characters count.</summary>
    public static RobotsRules Parse(string text)
    {
        var groups = new List<Group>();
        var isNamingAgents = false;
        foreach (var line in text.AsSpan(0, Math.Min(text.Length, MaximumLength)).TrimStart('\uFEFF').EnumerateLines())
        {
            var content = line[..(line.IndexOf('#') is >= 0 and var hash ? hash : line.Length)];
            var colon = content.IndexOf(':');
            if (colon < 0)
            {
                continue;
            }

            var key = content[..colon].Trim();
            var value = content[(colon + 1)..].Trim().ToString();
            if (key.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                if (!isNamingAgents)
                {
                    groups.Add(new Group([], []));
                }

                groups[^1].Agents.Add(value);
                isNamingAgents = true;
            }
            else if (groups.Count > 0
                && (key.Equals("allow", StringComparison.OrdinalIgnoreCase) || key.Equals("disallow", StringComparison.OrdinalIgnoreCase)))
            {
                isNamingAgents = false;
                if (value.Length > 0)
                {
                    groups[^1].Rules.Add(new Rule(Normal(value), key.Equals("allow", StringComparison.OrdinalIgnoreCase)));
                }
            }
        }

        return new RobotsRules(groups);
    }

    /// <summary>Whether the path may be fetched: the longest rule that matches decides, and allowing wins a tie.</summary>
    /// <param name="userAgentProduct">The product token, such as <c>SignalWatch</c>, compared without case.</param>
    /// <param name="path">Path and query, starting with a slash.</param>
    public bool IsAllowed(string userAgentProduct, string path)
    {
        var own = _groups.Where(group => group.Agents.Exists(agent => Names(agent, userAgentProduct))).ToList();
        var heard = own.Count > 0 ? own : _groups.Where(group => group.Agents.Contains("*", StringComparer.Ordinal)).ToList();
        var normal = Normal(path);
        if (normal is "/robots.txt")
        {
            return true;
        }

        return heard.SelectMany(group => group.Rules)
            .Where(rule => Matches(rule.Pattern, normal))
            .OrderByDescending(rule => rule.Pattern.Length)
            .ThenByDescending(rule => rule.IsAllowing)
            .FirstOrDefault()?.IsAllowing ?? true;
    }

    /// <summary>Whether the line names the product; a version after it is passed over (RFC 9309, 2.2.1).</summary>
    private static bool Names(string agent, string product)
    {
        var end = agent.AsSpan().IndexOfAnyExcept(ProductLetters);
        return agent.AsSpan(0, end < 0 ? agent.Length : end).Equals(product, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Compares without regular expressions, so that a line of stars costs no more than its length times the path's.</summary>
    private static bool Matches(string pattern, string path)
    {
        var isAnchored = pattern.EndsWith('$');
        var (p, s, star, mark) = (0, 0, -1, 0);
        var end = isAnchored ? pattern.Length - 1 : pattern.Length;
        while (true)
        {
            if (p == end && (!isAnchored || s == path.Length))
            {
                return true;
            }

            if (p < end && pattern[p] == '*')
            {
                (star, mark) = (p++, s);
            }
            else if (p < end && s < path.Length && pattern[p] == path[s])
            {
                p++;
                s++;
            }
            else if (star >= 0 && mark < path.Length)
            {
                (p, s) = (star + 1, ++mark);
            }
            else
            {
                return false;
            }
        }
    }

    /// <summary>Percent-encodes what is not ASCII and writes escapes in upper case, so that both sides are written alike (RFC 9309, 2.2.2).</summary>
    private static string Normal(string path)
    {
        var normal = new StringBuilder(path.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(path))
        {
            if (octet is > 0x20 and < 0x7F)
            {
                normal.Append((char)octet);
            }
            else
            {
                normal.Append('%').Append(octet.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        for (var i = 0; i + 2 < normal.Length; i++)
        {
            if (normal[i] == '%')
            {
                normal[i + 1] = char.ToUpperInvariant(normal[i + 1]);
                normal[i + 2] = char.ToUpperInvariant(normal[i + 2]);
            }
        }

        return normal.ToString();
    }

    private sealed record Group(List<string> Agents, List<Rule> Rules);

    private sealed record Rule(string Pattern, bool IsAllowing);
}
