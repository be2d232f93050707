using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using SignalWatch.Packs;

namespace SignalWatch.Cli;

/// <summary>Reads options from a JSON file and environment variables, and gathers what is wrong with them, each problem with its key and place.</summary>
internal sealed class SettingsReader
{
    private const string FileSuffix = "File";
    private readonly List<string> _problems = [];
    private readonly string _path;
    private readonly IConfigurationRoot _file;
    private readonly IConfigurationRoot _environment;

    /// <summary>Opens both.</summary>
    /// <param name="path">The JSON file; it may be missing.</param>
    /// <param name="environment">The environment variables.</param>
    /// <param name="sections">The sections there are; of the environment only what begins with one of them is looked at.</param>
    /// <exception cref="InvalidDataException">The file is not JSON; the message says where.</exception>
    public SettingsReader(string path, IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> sections)
    {
        _path = path;
        _file = Open(path);
        _environment = new ConfigurationBuilder().AddInMemoryCollection(environment
            .Where(one => sections.Any(section => one.Key.StartsWith($"{section}__", StringComparison.OrdinalIgnoreCase)))
            .Select(one => KeyValuePair.Create(one.Key.Replace("__", ":", StringComparison.Ordinal), (string?)one.Value))).Build();
        foreach (var unknown in _file.GetChildren().Where(child => !sections.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
        {
            _problems.Add($"{path}: '{unknown.Key}' is no section. {Nearest.Suggest(unknown.Key, [.. sections])}");
        }
    }

    /// <summary>The options of a section, checked by their attributes and their own rules; a value that can't be read is a problem, and leaves the default.</summary>
    /// <param name="section">Which.</param>
    /// <param name="secrets">
    /// What is taken from the environment only, or from the file that the environment names with <c>File</c> after the key; as it was where it is in neither.
    /// </param>
    public T Read<T>(string section, params IReadOnlyList<string> secrets)
        where T : class, new()
    {
        var options = Bind<T>(section, secrets);
        foreach (var key in secrets)
        {
            if (Secret(section, key) is { Length: > 0 } secret)
            {
                typeof(T).GetProperty(key)?.SetValue(options, secret);
            }
        }

        Validate(section, options);
        return options;
    }

    /// <summary>Adds a problem with a key.</summary>
    public void Report(string section, string key, string problem)
    {
        var variable = $"environment variable {section}__{key}";
        var place = $"{_path}: {section}:{key}";
        if (_environment[$"{section}:{key}"] is not null)
        {
            place = variable;
        }
        else if (_file[$"{section}:{key}"] is null)
        {
            place = $"{place} (or {variable})";
        }

        _problems.Add($"{place}: {problem}.".Replace("..", ".", StringComparison.Ordinal).Replace("?.", "?", StringComparison.Ordinal));
    }

    /// <summary>Returns when there were no problems.</summary>
    /// <exception cref="InvalidDataException">There were; the message has one a line.</exception>
    public void ThrowProblems()
    {
        if (_problems.Count > 0)
        {
            throw new InvalidDataException(string.Join('\n', _problems.Distinct(StringComparer.Ordinal)));
        }
    }

    private static IConfigurationRoot Open(string path)
    {
        try
        {
            return new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(path), optional: true, reloadOnChange: false).Build();
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException(
                $"{path} is not JSON: {e.GetBaseException().Message} Write settings such as {{ \"Smtp\": {{ \"Host\": \"smtp.example.org\" }} }}.", e);
        }
    }

    /// <summary>What of some options can be set by one value.</summary>
    private static IEnumerable<PropertyInfo> SettingsOf<T>() => typeof(T).GetProperties()
        .Where(property => property.CanWrite && TypeDescriptor.GetConverter(property.PropertyType).CanConvertFrom(typeof(string)));

    private static string ExpectedOf(PropertyInfo property)
    {
        var kind = KindOf(property.PropertyType);
        return property.GetCustomAttributes<ValidationAttribute>().FirstOrDefault(attribute => attribute.ErrorMessage is not null)?.ErrorMessage
            ?? (property.GetCustomAttribute<RangeAttribute>() is { } range ? string.Create(CultureInfo.InvariantCulture, $"write {kind} from {range.Minimum} to {range.Maximum}") : $"write {kind}");
    }

    private static string KindOf(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Int32 or TypeCode.Int64 => "a whole number",
        TypeCode.Double => "a number",
        TypeCode.Boolean => "true or false",
        _ when type == typeof(TimeSpan) => "a time",
        _ when type == typeof(Uri) => "an address such as https://signalwatch.example.org/",
        _ => $"a {type.Name}",
    };

    private T Bind<T>(string section, IReadOnlyList<string> secrets)
        where T : class, new()
    {
        var options = new T();
        var properties = SettingsOf<T>().ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var source in new[] { _file, _environment })
        {
            foreach (var child in source.GetSection(section).GetChildren())
            {
                if (properties.TryGetValue(child.Key, out var property))
                {
                    Set(options, property, section, child);
                }
                else if (!secrets.Contains(child.Key[..^Math.Min(FileSuffix.Length, child.Key.Length)], StringComparer.OrdinalIgnoreCase))
                {
                    Report(section, child.Key, $"there is no such setting. {Nearest.Suggest(child.Key, [.. properties.Keys])}");
                }
            }
        }

        return options;
    }

    private string Secret(string section, string key)
    {
        foreach (var name in new[] { key, key + FileSuffix })
        {
            if (_file[$"{section}:{name}"] is not null)
            {
                _problems.Add($"{_path}: {section}:{name}: a secret is not kept there. Set the environment variable {section}__{key}, or {section}__{key}{FileSuffix} to the path of a file that holds it.");
            }
        }

        if (_environment[$"{section}:{key}{FileSuffix}"] is not { Length: > 0 } path)
        {
            return _environment[$"{section}:{key}"] ?? "";
        }

        try
        {
            return File.ReadAllText(path).TrimEnd('\r', '\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Report(section, key + FileSuffix, $"{path} can't be read ({e.Message}); name a file that holds the secret and nothing else");
            return "";
        }
    }

    private void Validate(string section, object options)
    {
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), found, validateAllProperties: true);
        foreach (var problem in found)
        {
            var key = problem.MemberNames.FirstOrDefault() ?? "";
            Report(section, key, options.GetType().GetProperty(key) is { } property && property.IsDefined(typeof(RangeAttribute)) ? ExpectedOf(property) : problem.ErrorMessage ?? "it is not valid");
        }
    }

    private void Set(object options, PropertyInfo property, string section, IConfigurationSection value)
    {
        try
        {
            if (value.Value is null || ConfigurationBinder.Get(value, property.PropertyType) is not { } bound)
            {
                Report(section, property.Name, ExpectedOf(property));
                return;
            }

            property.SetValue(options, bound);
        }
        catch (InvalidOperationException)
        {
            Report(section, property.Name, $"'{value.Value}' can't be read; {ExpectedOf(property)}");
        }
    }
}
