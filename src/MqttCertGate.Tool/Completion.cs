using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MqttCertGate.Findings;

namespace MqttCertGate.Tool;

/// <summary>What a shell may complete a command line with. Scripts ask by <c>[suggest:POSITION] LINE</c>, as System.CommandLine's own directive has it.</summary>
internal static class Completion
{
    /// <summary>The position that is asked about; null where the arguments ask nothing.</summary>
    public static int? PositionIn(string[] args) =>
        args is [['[', .. var directive, ']'], _] && directive.Split(':') is ["suggest", var text]
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : null;

    /// <summary>In order of name. Options are suggested where one was begun: elsewhere a file is more likely.</summary>
    /// <param name="line">With the program's own name.</param>
    /// <param name="isDefault">The command that is meant where none is named.</param>
    public static IEnumerable<string> Of(RootCommand root, Command isDefault, string line, int position)
    {
        var before = line[..Math.Min(position, line.Length)];
        List<string> words = [.. CommandLineParser.SplitCommandLine(before)];
        var word = before.Length == 0 || char.IsWhiteSpace(before[^1]) ? "" : words[^1];
        if (word.Length > 0)
            words.RemoveAt(words.Count - 1);

        // The parser completes a value that stands alone.
        var option = word.StartsWith('-') && word.IndexOf('=', StringComparison.Ordinal) is >= 0 and var end ? word[..(end + 1)] : "";
        if (option.Length > 0)
        {
            words.Add(option[..^1]);
            word = word[option.Length..];
        }

        var named = root.Subcommands.FirstOrDefault(command => words is [_, var first, ..] && first == command.Name);
        var asked = string.Join(' ', [.. named is null ? (string[])[isDefault.Name] : [], .. words.Skip(1).Select(Quoted), word]);
        var suggested = root.Parse(asked).GetCompletions(asked.Length).Select(item => item.Label);
        if (named is null && words.Count == 1)
            suggested = suggested.Concat(root.Subcommands.Select(command => command.Name));
        return suggested
            .Where(name => name.StartsWith(word, StringComparison.Ordinal) && name.StartsWith('-') == word.StartsWith('-'))
            .Select(name => option + name)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
    }

    /// <summary>A line for each.</summary>
    public static int Write(IEnumerable<string> suggestions)
    {
        foreach (var suggestion in suggestions)
            Console.Out.Write($"{suggestion}\n");
        return (int)Outcome.Passed;
    }

    private static string Quoted(string word) => $"\"{word}\"";
}
